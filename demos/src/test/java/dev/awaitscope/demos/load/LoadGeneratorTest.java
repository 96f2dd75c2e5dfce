package dev.awaitscope.demos.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.demos.Options;
import dev.awaitscope.demos.Run;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class LoadGeneratorTest {
    private static final String HELLO = "HTTP/1.1 200 OK\r\ncontent-length: 11\r\n\r\nHello World";

    @Test
    void closedLoopCountsEachAnswer() throws Exception {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.answering(HELLO))) {
            Run run = load(server.port(), "--connections", "8", "--warmup", "200ms", "--duration", "500ms");
            assertThat(number(run, "requests")).isPositive().isLessThanOrEqualTo(server.connections.get());
            assertThat(failed(run)).isZero();
            assertThat(histogram(run).getTotalCount()).isEqualTo(number(run, "requests"));
            assertThat(json(run).getDouble("seconds")).isEqualTo(0.5);
            assertThat(json(run).getDouble("throughput") * 0.5).isBetween(number(run, "requests") - 8.0,
                    number(run, "requests") + 8.0);
        }
    }

    @Test
    void percentilesAreThoseOfTheHistogram() throws Exception {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.answering(HELLO))) {
            Run run = load(server.port(), "--burst", "100", "--warmup", "0s");
            Histogram histogram = histogram(run);
            JsonObject latency = json(run).getJsonObject("latency");
            assertThat(latency.getLong("p50")).isEqualTo(histogram.getValueAtPercentile(50));
            assertThat(latency.getLong("p90")).isEqualTo(histogram.getValueAtPercentile(90));
            assertThat(latency.getLong("p99")).isEqualTo(histogram.getValueAtPercentile(99));
            assertThat(latency.getLong("max")).isEqualTo(histogram.getMaxValue());
            assertThat(latency.getLong("mean")).isEqualTo(Math.round(histogram.getMean()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void burstIsOneRequestPerClient(String threads) throws Exception {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.answering(HELLO))) {
            Run run = load(server.port(), "--burst", "301", "--warmup", "0s", "--threads", threads);
            assertThat(number(run, "requests")).isEqualTo(301);
            assertThat(histogram(run).getTotalCount()).isEqualTo(301);
            assertThat(server.connections).hasValue(301);
            assertThat(json(run).getDouble("seconds") * 1e9)
                    .isGreaterThanOrEqualTo((double) histogram(run).getMinValue());
        }
    }

    @Test
    void keptConnectionsAreUsedAgain() throws Exception {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.keeping(Integer.MAX_VALUE, HELLO))) {
            Run run = load(server.port(), "--connections", "5", "--keep-alive", "--warmup", "0s", "--duration",
                    "300ms");
            assertThat(number(run, "requests")).isGreaterThan(5);
            assertThat(number(run, "opened")).isEqualTo(5);
            assertThat(server.connections).hasValue(5);
            assertThat(failed(run)).isZero();
        }
    }

    @Test
    void connectionsAreNewForEachRequestUnlessKept() throws Exception {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.keeping(Integer.MAX_VALUE, HELLO))) {
            Run run = load(server.port(), "--connections", "5", "--warmup", "0s", "--duration", "300ms");
            assertThat(number(run, "opened")).isEqualTo(number(run, "requests"));
        }
    }

    /** The answer comes first and the end of the connection later, as from a server that has waited long enough. */
    @Test
    void keptConnectionThatTheServerClosesIsReplaced() throws Exception {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.keeping(3, HELLO))) {
            Run run = load(server.port(), "--rate", "50", "--connections", "1", "--keep-alive", "--warmup", "0s",
                    "--duration", "1s");
            assertThat(number(run, "requests") + failed(run)).isEqualTo(50);
            assertThat(number(run, "opened")).isGreaterThanOrEqualTo(16);
            assertThat(number(run, "requests")).isGreaterThanOrEqualTo(34);
        }
    }

    @Test
    void openLoopStartsAsManyAsTheRateSays() throws Exception {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.answering(HELLO))) {
            Run run = load(server.port(), "--rate", "400", "--warmup", "100ms", "--duration", "500ms");
            assertThat(number(run, "requests")).isEqualTo(200);
            assertThat(server.connections).hasValue(240);
        }
    }

    @Test
    void openLoopMeasuresFromTheIntendedStart() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer(connection -> never.await())) {
            Run run = load(server.port(), "--rate", "100", "--connections", "1", "--warmup", "0s", "--duration", "1s",
                    "--timeout", "300ms");
            assertThat(failed(run, "timeout")).as("the requests that never got the one connection count as well")
                    .isEqualTo(100);
            assertThat(server.connections.get()).isLessThan(100);
        }
    }

    /**
     * One answer takes half a second; the 50 who were to come during it, and found the connection taken, are late too.
     */
    @Test
    void stallIsSeenByAllWhoWereToComeMeanwhile() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        CountDownLatch never = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer(connection -> {
            if (asked.incrementAndGet() == 20) {
                never.await(500, TimeUnit.MILLISECONDS);
            }
            ScriptedServer.answering(HELLO).play(connection);
        })) {
            Run run = load(server.port(), "--rate", "100", "--connections", "1", "--warmup", "0s", "--duration", "1s");
            assertThat(number(run, "requests")).isEqualTo(100);
            assertThat(histogram(run).getCountBetweenValues(100_000_000, 10_000_000_000L)).isGreaterThanOrEqualTo(35);
        }
    }

    @Test
    void closedPortIsCountedAsConnectFailure() throws Exception {
        int port;
        try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            port = unused.getLocalPort();
        }
        Run run = load(port, "--burst", "50", "--warmup", "0s");
        assertThat(run.exitCode()).isZero();
        assertThat(number(run, "requests")).isZero();
        assertThat(failed(run, "connect")).isEqualTo(50);
        Run closed = load(port, "--connections", "2", "--warmup", "0s", "--duration", "300ms");
        assertThat(failed(closed, "connect")).as("clients pause after a refusal").isBetween(2L, 62L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"status|HTTP/1.1 500 Internal Server Error~content-length: 11~~Hello World",
            "status|SSH-2.0-OpenSSH~", "body|HTTP/1.1 200 OK~content-length: 5~~Hello",
            "body|HTTP/1.1 200 OK~~Hello Wörld", "closed|HTTP/1.1 200 OK~content-length: 12~~Hello World",
            "closed|HTTP/1.1 200 OK~content-le"})
    void wrongAnswersAreCountedByCause(String cause, String answer) throws Exception {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.answering(answer.replace("~", "\r\n")))) {
            Run run = load(server.port(), "--burst", "20", "--warmup", "0s");
            assertThat(failed(run, cause)).isEqualTo(20);
            assertThat(failed(run)).isEqualTo(20);
            assertThat(number(run, "requests")).isZero();
        }
    }

    @Test
    void silentCloseAndResetAreCounted() throws Exception {
        try (ScriptedServer server = new ScriptedServer(_ -> {})) {
            assertThat(failed(load(server.port(), "--burst", "20", "--warmup", "0s"), "closed")).isEqualTo(20);
        }
        try (ScriptedServer server = new ScriptedServer(connection -> connection.setSoLinger(true, 0))) {
            assertThat(failed(load(server.port(), "--burst", "20", "--warmup", "0s"), "reset")).isEqualTo(20);
        }
    }

    @Test
    void serverThatHangsEndsInTimeouts() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer(connection -> never.await())) {
            Run run = load(server.port(), "--connections", "4", "--warmup", "0s", "--duration", "100ms", "--timeout",
                    "300ms");
            assertThat(failed(run, "timeout")).isEqualTo(4);
            assertThat(number(run, "requests")).isZero();
        }
    }

    @Test
    void acceptsAnAnswerInPiecesAndWithoutLength() throws Exception {
        try (ScriptedServer server = new ScriptedServer(
                ScriptedServer.answering("HTTP/1.1 200 OK\r\n", "x: y\r\n\r", "\nHello", " World"))) {
            assertThat(number(load(server.port(), "--burst", "20", "--warmup", "0s"), "requests")).isEqualTo(20);
        }
    }

    @ParameterizedTest
    @CsvSource({"--port,0", "--rate,-1", "--connections,0", "--duration,5", "--warmup,x", "--threads,65", "--burst,1x"})
    void wrongOptionsAreMisuse(String option, String value) throws Exception {
        Run run = Run.of(LoadGeneratorTest::alone,
                option.equals("--port") ? new String[] {option, value} : new String[] {"--port", "1", option, value});
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).singleElement().asString().startsWith("load: " + option + " " + value);
    }

    /** Where digits and decimal points look different, the document must not. */
    @Test
    void documentIsTheSameInEachLanguage() throws Exception {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.answering(HELLO))) {
            ProcessBuilder java = Run.java(LoadGenerator.class, "--port", Integer.toString(server.port()), "--burst",
                    "10", "--warmup", "0s");
            java.command().addAll(1, List.of("-Duser.language=ar", "-Duser.country=EG"));
            Run run = Run.of(java.start());
            assertThat(number(run, "requests")).isEqualTo(10);
            assertThat(json(run).getDouble("seconds")).isPositive();
            assertThat(run.out()).matches("\\p{ASCII}*");
        }
    }

    @Test
    void ownLackOfFileDescriptorsIsNotBlamedOnTheServer() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer(_ -> done.await())) {
            ProcessBuilder java = Run.java(LoadGenerator.class, "--port", Integer.toString(server.port()), "--burst",
                    "1000", "--warmup", "0s", "--timeout", "1s");
            java.command().addAll(0, List.of("sh", "-c", "ulimit -n 200; exec \"$0\" \"$@\""));
            Run run = Run.of(java.start());
            assertThat(failed(run, "local")).isGreaterThanOrEqualTo(800);
            assertThat(failed(run)).isEqualTo(1000);
            assertThat(failed(run, "timeout")).isEqualTo(1000 - failed(run, "local"));
        }
    }

    @Test
    void burstAndRateExcludeEachOther() throws Exception {
        assertThat(Run.of(LoadGeneratorTest::alone, "--port", "1", "--rate", "5", "--burst", "5").exitCode())
                .isEqualTo(2);
    }

    @Test
    void unknownHostIsOneLine() throws Exception {
        Run run = Run.of(LoadGeneratorTest::alone, "--host", "no-such-host.invalid", "--port", "1");
        assertThat(Map.of(run.exitCode(), run.err().strip()))
                .isEqualTo(Map.of(1, "load: no address for --host no-such-host.invalid"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2"})
    void aNumberOfRequestsIsAskedExactly(String threads) throws Exception {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.answering(HELLO))) {
            Run run = load(server.port(), "--requests", "301", "--connections", "8", "--warmup", "0s", "--threads",
                    threads);
            assertThat(number(run, "requests")).isEqualTo(301);
            assertThat(server.connections).hasValue(301);
        }
    }

    @Test
    void eachLineIsARunThatSaysWhenItCounts() throws Exception {
        try (ScriptedServer server = new ScriptedServer(ScriptedServer.answering(HELLO))) {
            String port = "--port " + server.port();
            String lines = port + " --connections 4 --warmup 50ms --duration 200ms\n" + port
                    + " --burst 7 --warmup 0s\n";
            Run run = Run.of(LoadGeneratorTest.withInput(lines), "--stdin");
            String form = "measuring measured \\{.*?\\n\\} measuring measured \\{.*?\\n\\} ".replace(" ", "\\R");
            assertThat(run.out()).matches(Pattern.compile(form, Pattern.DOTALL));
            assertThat(new JsonObject(run.out().substring(run.out().lastIndexOf("measured\n") + 9))
                    .getLong("requests")).isEqualTo(7);
        }
    }

    @Test
    void aWrongLineEndsItAsAWrongOptionDoes() throws Exception {
        Run run = Run.of(withInput("--port 1 --rate x\n"), "--stdin");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("load: --rate x");
    }

    private static int alone(String[] args, PrintStream out, PrintStream err) throws Exception {
        return LoadGenerator.run(args, InputStream.nullInputStream(), out, err);
    }

    private static Run.Program withInput(String lines) {
        return (args, out, err) -> LoadGenerator.run(args,
                new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), out, err);
    }

    private static Run load(int port, String... more) throws Exception {
        String[] args = new String[more.length + 2];
        args[0] = "--port";
        args[1] = Integer.toString(port);
        System.arraycopy(more, 0, args, 2, more.length);
        return Run.of(LoadGeneratorTest::alone, args);
    }

    private static long number(Run run, String name) {
        return json(run).getLong(name);
    }

    private static long failed(Run run, String cause) {
        return json(run).getJsonObject("failed").getLong(cause);
    }

    private static long failed(Run run) {
        return Arrays.stream(Failure.values()).mapToLong(failure -> failed(run, Options.label(failure))).sum();
    }

    private static Histogram histogram(Run run) throws Exception {
        return Histogram.decodeFromCompressedByteBuffer(
                ByteBuffer.wrap(Base64.getDecoder().decode(json(run).getString("histogram"))), 0);
    }

    /** Fails on anything that is not JSON. */
    private static JsonObject json(Run run) {
        return new JsonObject(run.out());
    }
}
