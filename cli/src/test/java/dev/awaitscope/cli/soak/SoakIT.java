package dev.awaitscope.cli.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.agent.event.AgentCounters;
import dev.awaitscope.agent.event.AgentFailure;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;

/**
 * Traced for long, by default half an hour: the heap stays flat, each event is in the file or counted as lost, and the
 * recording opens in JDK Mission Control. Run by the profile {@code soak}.
 */
@EnabledIfSystemProperty(named = "soak.minutes", matches = ".+")
class SoakIT {
    /** What the program under test may be using more at the end than at the beginning, by the line through all points. */
    private static final double GROWTH_LIMIT = 4 << 20;
    /** JMC takes ten times a recording's size as heap: it gets the last chunks. */
    private static final long JMC_BYTES = 40 << 20;

    private record Heap(double second, double bytes) {}

    @TempDir
    private Path folder;

    @Test
    void staysWhatItIs() throws Exception {
        double minutes = Double.parseDouble(System.getProperty("soak.minutes"));
        List<String> lines = run(minutes);

        List<Heap> heap = lines.stream()
                .filter(line -> line.startsWith("HEAP "))
                .map(line -> line.split(" "))
                .map(parts -> new Heap(Double.parseDouble(parts[1]), Double.parseDouble(parts[2])))
                .toList();
        // Classes and tables are filled in the first tenth.
        List<Heap> later = heap.subList(heap.size() / 10, heap.size());
        double growth = slope(later) * (later.getLast().second - later.getFirst().second);
        System.out.printf(
                "soak: %.1f minutes, heap after collection %.1f MB at first and %.1f MB at last, growth by the"
                        + " line through %d points %.2f MB%n",
                minutes, heap.getFirst().bytes / 1e6, heap.getLast().bytes / 1e6,
                later.size(), growth / 1e6);

        Path file = folder.resolve("soak.jfr");
        String[] threads = lines.getLast().split(" ");
        System.out.printf("soak: %s threads, recording %.1f MB%n", threads[1], Files.size(file) / 1e6);
        assertThat(Long.parseLong(threads[1])).isGreaterThanOrEqualTo(Math.round(99_000 * minutes));
        assertThat(threads[2]).as("threads that came to their end").isEqualTo(threads[1]);
        assertThat(growth).as("growth of the heap in bytes").isLessThan(GROWTH_LIMIT);
        assertEachEventIsThereOrCounted(file);
        assertThat(JfrLoaderToolkit.loadEvents(lastChunks(file).toFile()).hasItems()).isTrue();
    }

    private List<String> run(double minutes) throws Exception {
        Path root = Path.of(System.getProperty("awaitscope.root"));
        Path jar = Path.of(System.getProperty("awaitscope.agent",
                root.resolve("agent/target/awaitscope-agent.jar").toString()));
        Path out = folder.resolve("out.txt");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m", "-XX:+UseSerialGC", "-javaagent:" + jar + "=out=soak.jfr,maxsize=8g,quiet", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                SoakWorkload.class.getName(), Double.toString(minutes)).directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            long limit = Math.round(minutes * 60) + 120;
            assertThat(process.waitFor(limit, TimeUnit.SECONDS)).as("ended: %s", Files.readString(out)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(process.exitValue()).isZero();
        return Files.readAllLines(out);
    }

    /** Least squares, bytes per second. */
    private static double slope(List<Heap> heap) {
        double meanSecond = heap.stream().mapToDouble(Heap::second).average().orElseThrow();
        double meanBytes = heap.stream().mapToDouble(Heap::bytes).average().orElseThrow();
        double product = 0;
        double square = 0;
        for (Heap point : heap) {
            product += (point.second - meanSecond) * (point.bytes - meanBytes);
            square += (point.second - meanSecond) * (point.second - meanSecond);
        }
        return product / square;
    }

    private static void assertEachEventIsThereOrCounted(Path file) throws IOException {
        Map<String, Long> found = new HashMap<>();
        Map<String, Long> committed = new HashMap<>();
        long dropped = 0;
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                RecordedEvent event = recording.readEvent();
                String type = event.getEventType().getName();
                found.merge(type, 1L, Long::sum);
                if (type.equals(AgentCounters.NAME) && event.getString("kind") == null) {
                    committed.put(event.getString("countedType"), event.getLong("committed"));
                    dropped = Math.max(dropped, event.getLong("dropped"));
                }
            }
        }
        System.out.println("soak: events found " + found);
        System.out.println("soak: events committed " + committed + ", dropped " + dropped);
        assertThat(found).doesNotContainKeys("jdk.DataLoss", AgentFailure.NAME);
        assertThat(committed).isNotEmpty();
        committed.forEach((type, count) -> assertThat(found.getOrDefault(type, 0L)).as(type).isEqualTo(count));
    }

    /** A recording is a row of chunks, each of which is a recording; its size is at byte 8. */
    private Path lastChunks(Path file) throws IOException {
        List<long[]> chunks = new ArrayList<>();
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            for (long at = 0; at < in.length();) {
                in.seek(at + 8);
                long size = in.readLong();
                chunks.add(new long[] {at, size});
                at += size;
            }
            long from = in.length();
            for (int i = chunks.size() - 1; i >= 0 && in.length() - chunks.get(i)[0] <= JMC_BYTES; i--) {
                from = chunks.get(i)[0];
            }
            byte[] bytes = new byte[(int) (in.length() - from)];
            in.seek(from);
            in.readFully(bytes);
            return Files.write(folder.resolve("last.jfr"), bytes);
        }
    }
}
