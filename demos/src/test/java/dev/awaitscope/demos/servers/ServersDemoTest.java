package dev.awaitscope.demos.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.awaitscope.demos.Run;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The servers as processes: their one line, their options, their end. */
@Timeout(120)
class ServersDemoTest {
    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void endWhatIsLeft() {
        processes.forEach(Process::destroyForcibly);
    }

    @ParameterizedTest
    @ValueSource(strings = {"blocking", "pool", "async", "virtual"})
    void endsWhenStandardInputCloses(String mode) throws Exception {
        Process process = start("--mode", mode, "--until-stdin-closes");
        BufferedReader out = process.inputReader();
        int port = port(out.readLine());
        assertThat(ask(port)).endsWith("Hello World");
        process.getOutputStream().close();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(out.readLine()).isNull();
        assertThat(process.errorReader().readLine()).isNull();
        assertThatThrownBy(() -> ask(port)).isInstanceOf(ConnectException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"blocking", "pool", "async", "virtual"})
    void endsOnSigtermWithoutAWord(String mode) throws Exception {
        Process process = start("--mode", mode);
        BufferedReader out = process.inputReader();
        int port = port(out.readLine());
        process.toHandle().destroy(); // the process's own destroy() closes its streams as well
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(143);
        assertThat(out.readLine()).isNull();
        assertThat(process.errorReader().readLine()).isNull();
        assertThatThrownBy(() -> ask(port)).isInstanceOf(ConnectException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"blocking", "async"})
    void portInUseIsOneLine(String mode) throws Exception {
        try (RunningServer server = RunningServer.of(Mode.BLOCKING)) {
            Process process = start("--mode", mode, "--port", Integer.toString(server.port()));
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(process.inputReader().lines()).isEmpty();
            assertThat(process.errorReader().lines()).singleElement()
                    .asString()
                    .startsWith("servers: 127.0.0.1:" + server.port() + " is not to be had")
                    .contains("--port");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--mode=green", "--work=nap", "--workers=0", "--port=65536", "--backlog=0", "--threads=1",
            "--work=db"})
    void wrongOptionsAreMisuse(String option) throws Exception {
        Process process = start(option.split("=", 2));
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(process.errorReader().lines()).singleElement()
                .asString()
                .startsWith("servers: ")
                .contains(option.replace('=', ' ').split(" ", 2)[0]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"blocking", "pool"})
    void threadsKeepNoConnections(String mode) throws Exception {
        Process process = start("--mode", mode, "--keep-alive");
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(2);
        assertThat(process.errorReader().lines()).singleElement()
                .asString()
                .startsWith("servers: --keep-alive needs an event loop or virtual threads");
    }

    @Test
    void aDatabaseThatIsNotThereIsOneLine() throws Exception {
        Process process = start("--work", "db", "--db", "postgresql://nobody:secret@127.0.0.1:1/none");
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(process.errorReader().lines()).singleElement()
                .asString()
                .startsWith("servers: --db postgresql://nobody@127.0.0.1:1/none: no database answers there");
    }

    private Process start(String... args) throws IOException {
        Process process = Run.java(ServersDemo.class, args).start();
        processes.add(process);
        return process;
    }

    private static int port(String line) {
        assertThat(line).matches("listening on 127\\.0\\.0\\.1:\\d+");
        return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
    }

    private static String ask(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.ofLiteral(Server.HOST), port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(RunningServer.REQUEST.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
