package dev.awaitscope.reports.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.SampleRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our reader and the JDK's parser find the same events with the same values in the same order. */
@Timeout(120)
class ChunkReaderTest {
    @TempDir
    private static Path folder;

    @Test
    void agreesOnTheEventsOfTheAgent() throws Exception {
        assertAgreement(SampleRun.record(folder.resolve("one.jfr"), false));
    }

    @Test
    void agreesOnEachOfManyChunks() throws Exception {
        assertAgreement(SampleRun.record(folder.resolve("many.jfr"), true));
        assertAgreement(ChunkedFile.write(ChunkedFile.record(folder).all(), folder, "tasks"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "profile"})
    void agreesOnEveryEventOfTheJdk(String configuration) throws Exception {
        Path stock = JfrFile.recordStock(folder.resolve(configuration + ".jfr"), configuration, () -> {
            CountDownLatch never = new CountDownLatch(1);
            Thread sleeper = Thread.ofPlatform()
                    .name("schl\u00e4ft \u7761")
                    .start(() -> LockSupport.parkNanos(50_000_000));
            List<Thread> virtual = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                virtual.add(Thread.ofVirtual().name("virtual-" + i).start(() -> LockSupport.parkNanos(30_000_000)));
            }
            assertThat(never.await(40, TimeUnit.MILLISECONDS)).isFalse();
            System.gc();
            sleeper.join();
            for (Thread thread : virtual) {
                thread.join();
            }
        });
        assertAgreement(stock);
    }

    private static void assertAgreement(Path file) throws Exception {
        byte[] all = Files.readAllBytes(file);
        for (Path chunk : ChunkedFile.split(all, folder)) {
            Read own = own(chunk);
            Read jdk = jdk(chunk);
            assertThat(own.counts).isEqualTo(jdk.counts);
            for (int i = 0; i < Math.min(own.events.size(), jdk.events.size()); i++) {
                assertThat(own.events.get(i)).as("event %d", i).isEqualTo(jdk.events.get(i));
            }
            assertThat(own.events).hasSameSizeAs(jdk.events).isNotEmpty();
            assertThat(own.threads()).isEqualTo(jdk.threads());
            assertThat(own.stacks()).isEqualTo(jdk.stacks());
            assertThat(own.losses).isEmpty();
        }
    }

    private static Read own(Path chunk) throws Exception {
        try (RecordingSet set = RecordingSet.open(List.of(chunk))) {
            RecordedJvm jvm = set.jvms().getFirst();
            Read read = new Read(new ArrayList<>(), jvm.counts(), jvm.symbols(), new ArrayList<>());
            jvm.read(read.events::add, (_, _) -> {});
            jvm.losses().forEach(loss -> read.losses.add(loss.toString()));
            return read;
        }
    }

    private static Read jdk(Path chunk) throws Exception {
        Read read = new Read(new ArrayList<>(), new HashMap<>(), new Symbols(), List.of());
        TickClock clock = TickClock.of(ChunkedFile.header(chunk));
        new JdkChunkReader(read.symbols, clock, read.counts, read.events::add).read(chunk);
        return read;
    }

    private record Read(List<TracedEvent> events, Map<String, Long> counts, Symbols symbols, List<String> losses) {
        List<RecordedThreadInfo> threads() {
            List<RecordedThreadInfo> threads = new ArrayList<>();
            for (int i = 0; i < symbols.threadCount(); i++) {
                threads.add(symbols.thread(i));
            }
            return threads;
        }

        List<Stack> stacks() {
            List<Stack> stacks = new ArrayList<>();
            for (int i = 0; i < symbols.stackCount(); i++) {
                stacks.add(symbols.stack(i));
            }
            return stacks;
        }
    }
}
