package dev.awaitscope.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.awaitscope.reports.recording.JfrFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Recordings that were made without the agent give what is in them, and say what they lack. */
@Timeout(120)
class StockRecordingTest {
    private static final Map<String, WaitKind> KINDS = Map.of("jdk.ThreadPark", WaitKind.PARK, "jdk.ThreadSleep",
            WaitKind.SLEEP, "jdk.JavaMonitorEnter", WaitKind.MONITOR, "jdk.JavaMonitorWait", WaitKind.OBJECT_WAIT,
            "jdk.SocketRead", WaitKind.IO_OPERATION, "jdk.SocketWrite", WaitKind.IO_OPERATION);
    private static final List<String> THREADS = List.of("parks", "sleeps", "contends", "waits", "reads", "writes");

    @TempDir
    private Path folder;

    @Test
    void sumsAreThoseOfJfrPrint() throws Exception {
        Path file = folder.resolve("stock.jfr");
        try (Recording recording = new Recording()) {
            KINDS.keySet().forEach(type -> recording.enable(type).withThreshold(Duration.ZERO).withStackTrace());
            recording.start();
            waitInManyWays();
            recording.stop();
            recording.dump(file);
        }
        Map<String, Map<WaitKind, Sum>> printed = printed(file);
        assertThat(printed.keySet()).containsAll(THREADS);
        RunReport report = Recordings.read(List.of(file), ReadOptions.DEFAULT).getFirst();
        Map<String, Map<WaitKind, Sum>> found = new HashMap<>();
        for (TracedWait wait : report.waits()) {
            add(found, wait.threadName(), wait.kind(), wait.durationNanos());
        }
        for (String thread : THREADS) {
            assertThat(found.get(thread).keySet()).as(thread).isEqualTo(printed.get(thread).keySet());
            printed.get(thread).forEach((kind, sum) -> {
                assertThat(found.get(thread).get(kind).count).as("%s %s", thread, kind).isEqualTo(sum.count);
                // Start and end are rounded down to nanoseconds, each.
                assertThat(found.get(thread).get(kind).nanos).as("%s %s", thread, kind)
                        .isCloseTo(sum.nanos, within(2L * sum.count));
            });
        }
        assertThat(report.coverage().missing().getFirst()).contains("not made by Awaitscope's agent");
        assertThat(report.coverage().partial()).isFalse();
    }

    /** As other profilers write: events of their own, nothing of the JDK's. */
    @Test
    void eventsOfOthersAreCountedAndTheirLackOfWaitsIsSaid() throws Exception {
        Path file = JfrFile.recordStock(folder.resolve("foreign.jfr"), "default", () -> {
            for (int i = 0; i < 100; i++) {
                new WallClockSample().commit();
            }
        });
        RunReport report = Recordings.read(List.of(file), ReadOptions.DEFAULT).getFirst();
        assertThat(report.recording().events()).isGreaterThanOrEqualTo(100);
        assertThat(report.coverage().missing().getFirst()).contains("not made by Awaitscope's agent");
        assertThat(report.coverage().partial()).isFalse();
        assertThat(report.tasks()).isEmpty();
        assertThat(report.verdict()).isNotEmpty();
    }

    private static void waitInManyWays() throws Exception {
        Object monitor = new Object();
        CountDownLatch held = new CountDownLatch(1);
        Thread parks = Thread.ofPlatform().name("parks").start(() -> {
            for (int i = 0; i < 5; i++) {
                LockSupport.parkNanos(2_000_000);
            }
        });
        Thread sleeps = Thread.ofPlatform().name("sleeps").start(() -> {
            for (int i = 0; i < 5; i++) {
                sleep(3);
            }
        });
        Thread holds = Thread.ofPlatform().name("holds").unstarted(() -> {
            synchronized (monitor) {
                held.countDown();
                sleep(30);
            }
        });
        Thread waits = Thread.ofPlatform().name("waits").start(() -> {
            Object own = new Object();
            synchronized (own) {
                try {
                    own.wait(4);
                    own.wait(4);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }
        });
        holds.start();
        held.await();
        Thread contends = Thread.ofPlatform().name("contends").start(() -> {
            synchronized (monitor) {
                assertThat(Thread.holdsLock(monitor)).isTrue();
            }
        });
        exchange();
        for (Thread thread : List.of(parks, sleeps, holds, waits, contends)) {
            thread.join();
        }
    }

    private static void exchange() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread reads = Thread.ofPlatform().name("reads").start(() -> {
                try (Socket socket = new Socket(server.getInetAddress(), server.getLocalPort())) {
                    assertThat(socket.getInputStream().readAllBytes()).hasSize(3);
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            Socket accepted = server.accept();
            Thread writes = Thread.ofPlatform().name("writes").start(() -> {
                try (accepted) {
                    for (int i = 0; i < 3; i++) {
                        sleep(5);
                        accepted.getOutputStream().write(i);
                    }
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            reads.join();
            writes.join();
        }
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Map<WaitKind, Sum>> printed(Path file) throws Exception {
        Process jfr = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jfr").toString(), "print",
                "--json", "--stack-depth", "1", file.toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        Map<String, Map<WaitKind, Sum>> sums = new HashMap<>();
        try (JsonParser json = new JsonFactory().createParser(jfr.getInputStream())) {
            String type = "";
            long nanos = 0;
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.FIELD_NAME) {
                    String path = json.getParsingContext().pathAsPointer().toString().replaceFirst("/\\d+/", "/");
                    switch (path) {
                        case "/recording/events/type" -> type = json.nextTextValue();
                        case "/recording/events/values/duration" ->
                            nanos = Duration.parse(json.nextTextValue()).toNanos();
                        case "/recording/events/values/eventThread/javaName" -> {
                            if (KINDS.containsKey(type)) {
                                add(sums, String.valueOf(json.nextTextValue()), KINDS.get(type), nanos);
                            }
                        }
                        default -> {
                            // Not asked for.
                        }
                    }
                }
            }
        }
        assertThat(jfr.waitFor()).isZero();
        return sums;
    }

    private static void add(Map<String, Map<WaitKind, Sum>> sums, String thread, WaitKind kind, long nanos) {
        Sum sum = sums.computeIfAbsent(thread, _ -> new EnumMap<>(WaitKind.class))
                .computeIfAbsent(kind, _ -> new Sum());
        sum.count++;
        sum.nanos += nanos;
    }

    private static final class Sum {
        private int count;
        private long nanos;
    }

    /** What a sampling profiler might write. */
    @Name("profiler.WallClockSample")
    private static final class WallClockSample extends Event {}
}
