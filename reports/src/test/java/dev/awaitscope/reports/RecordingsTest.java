package dev.awaitscope.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.awaitscope.reports.json.JsonSummary;
import dev.awaitscope.reports.json.JsonWaits;
import dev.awaitscope.reports.recording.JfrFile;
import dev.awaitscope.reports.recording.JoinedChunks;
import dev.awaitscope.reports.text.TextSummary;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real recordings become reports. */
class RecordingsTest {
    @TempDir
    private static Path folder;

    private static Path oneChunk;
    private static Path manyChunks;

    @BeforeAll
    static void record() throws Exception {
        oneChunk = SampleRun.record(folder.resolve("one.jfr"), false);
        manyChunks = SampleRun.record(folder.resolve("many.jfr"), true);
    }

    @Test
    void saysWhatWasRecorded() throws Exception {
        RunReport report = read(oneChunk);
        assertThat(report.recording().pid()).isEqualTo(ProcessHandle.current().pid());
        assertThat(report.recording().javaVersion()).isEqualTo(Runtime.version().feature());
        assertThat(report.recording().jvm()).contains(Runtime.version().toString().split("\\+", 2)[0]);
        assertThat(report.recording().cores()).isEqualTo(Runtime.getRuntime().availableProcessors());
        assertThat(report.recording().startEpochNanos() / 1_000_000_000)
                .isCloseTo(Instant.now().getEpochSecond(), within(300L));
        assertThat(report.waits()).filteredOn(wait -> wait.kind() == WaitKind.LOCK && !wait.open())
                .hasSize(SampleRun.ROUNDS)
                .allSatisfy(wait -> assertThat(wait.runnableNanos()).isEqualTo(1));
        assertThat(report.waits()).filteredOn(TracedWait::open).hasSize(1);
        assertThat(report.waits()).filteredOn(TracedWait::idle).hasSize(1);
        assertThat(report.waits()).filteredOn(TracedWait::virtual).hasSize(1);
        assertThat(report.tasks()).hasSize(SampleRun.ROUNDS);
        assertThat(report.pools()).hasSize(1).first().extracting(Pool::label).isEqualTo("ThreadPoolExecutor");
        assertThat(report.coverage().missing())
                .contains("3 of 23 events awaitscope.TaskSubmit are not in the file.");
        assertThat(report.coverage().types()).extracting(RunCoverage.TypeCount::complete).containsExactly(false, true);
        assertThat(report.coverage().partial()).isFalse();
    }

    @Test
    void saysWhatTheAgentCostByItsNewestAccount() throws Exception {
        OwnCost cost = read(manyChunks).coverage().ownCost();
        assertThat(cost).isEqualTo(new OwnCost(6_400, 100, 1_920_000, 6_400_000, 6_400L << 20,
                List.of(new OwnCost.Part("thread awaitscope-watch", 0, 0, 0, 6_400_000, 0, false, ""),
                        new OwnCost.Part("hook park", 6_400, 100, 300, 1_920_000, 0, true, "timed"),
                        new OwnCost.Part("recording", 0, 0, 0, 0, 6_400L << 20, false, ""))));
        assertThat(OwnCost.of(List.of(), 5).writtenBytes()).as("at least what is in the file").isEqualTo(5);
    }

    @Test
    void readsWhatThePlainLoopReads() throws Exception {
        List<RecordedEvent> all = RecordingFile.readAllEvents(oneChunk);
        RunReport report = read(oneChunk);
        assertThat(report.recording().events()).isEqualTo(all.size());
        long[] expected = all.stream()
                .filter(e -> e.getEventType().getName().equals("awaitscope.LongThreadWait"))
                .flatMapToLong(e -> LongStream.of(nanos(e.getStartTime()), e.getDuration().toNanos()))
                .toArray();
        long[] found = report.waits()
                .stream()
                .filter(wait -> wait.kind() == WaitKind.FUTURE)
                .flatMapToLong(
                        wait -> LongStream.of(report.recording().startEpochNanos() + wait.startNanos(),
                                wait.durationNanos()))
                .toArray();
        assertThat(found).containsExactlyInAnyOrder(expected);
    }

    @Test
    void waitsAndTasksAcrossChunkBordersAreWhole() throws Exception {
        RunReport report = read(manyChunks);
        assertThat(report.recording().chunks()).isEqualTo(5);
        assertThat(report.waits()).filteredOn(wait -> wait.kind() == WaitKind.FUTURE).hasSize(SampleRun.ROUNDS);
        assertThat(report.tasks()).hasSize(SampleRun.ROUNDS)
                .allSatisfy(task -> assertThat(task.outcome()).isEqualTo(TracedTask.Outcome.DONE))
                .allSatisfy(task -> assertThat(task.queueNanos()).isBetween(0L, Duration.ofSeconds(5).toNanos()));
        assertThat(report.threads()).filteredOn(thread -> thread.name().startsWith("worker")).hasSize(1);
        // A wait lies within its task, also where a border lies between their starts and ends.
        for (int i = 0; i < SampleRun.ROUNDS; i++) {
            TracedTask task = report.tasks().get(i);
            assertThat(report.waits()).filteredOn(wait -> wait.kind() == WaitKind.FUTURE)
                    .anySatisfy(wait -> assertThat(wait.startNanos()).isBetween(task.startNanos(), task.endNanos()));
        }
    }

    @Test
    void bordersOfChunksMakeNoDifference() throws Exception {
        RunReport many = read(manyChunks);
        RunReport one = read(JoinedChunks.write(manyChunks, folder.resolve("joined.jfr")));
        assertThat(one.recording().chunks()).isEqualTo(1);
        assertThat(one.coverage().losses()).isEmpty();
        assertThat(one.waits()).isEqualTo(many.waits()).isNotEmpty();
        assertThat(one.tasks()).isEqualTo(many.tasks()).isNotEmpty();
        assertThat(one.totals()).isEqualTo(many.totals());
        assertThat(one.load()).isEqualTo(many.load());
        assertThat(one.verdict()).isEqualTo(many.verdict());
        assertThat(one.threads()).usingRecursiveFieldByFieldElementComparatorIgnoringFields("slices")
                .isEqualTo(many.threads());
        assertThat(one.threads().stream().map(RecordingsTest::slices).toList())
                .isEqualTo(many.threads().stream().map(RecordingsTest::slices).toList());
    }

    private static List<String> slices(TracedThread thread) {
        List<String> slices = new ArrayList<>();
        for (int i = 0; i < thread.slices().size(); i++) {
            slices.add(thread.slices().state(i) + " " + thread.slices().startNanos(i) + "-"
                    + thread.slices().endNanos(i) + " " + thread.slices().wait(i));
        }
        return slices;
    }

    @Test
    void chunksAsFilesInAnyOrderGiveTheSame() throws Exception {
        List<Path> parts = split(manyChunks);
        RunReport whole = read(manyChunks);
        RunReport reversed = Recordings.read(parts.reversed(), ReadOptions.DEFAULT).getFirst();
        assertThat(reversed.recording().files()).hasSize(5);
        assertThat(reversed.waits()).isEqualTo(whole.waits());
        assertThat(reversed.tasks()).isEqualTo(whole.tasks());
        assertThat(reversed.totals()).isEqualTo(whole.totals());
    }

    @Test
    void theSameFileGivesTheSameBytes() throws Exception {
        assertThat(json(read(manyChunks))).isEqualTo(json(read(manyChunks)));
        StringBuilder first = new StringBuilder();
        StringBuilder second = new StringBuilder();
        TextSummary.write(read(oneChunk), first, true);
        TextSummary.write(read(oneChunk), second, true);
        assertThat(first).hasToString(second.toString());
    }

    @Test
    void aRecordingWithoutTheAgentSaysWhatItCanAndWhatItLacks() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Path stock = JfrFile.recordStock(folder.resolve("stock.jfr"), "profile", () -> {
            Thread sleeper = Thread.ofPlatform().name("sleeper").start(() -> sleep(60));
            assertThat(never.await(40, TimeUnit.MILLISECONDS)).isFalse();
            sleeper.join();
        });
        RunReport report = read(stock);
        assertThat(report.waits()).anySatisfy(wait -> {
            assertThat(wait.kind()).isEqualTo(WaitKind.SLEEP);
            assertThat(wait.threadName()).isEqualTo("sleeper");
            assertThat(wait.durationNanos()).isGreaterThanOrEqualTo(60_000_000);
            assertThat(wait.site()).startsWith(RecordingsTest.class.getName());
        }).anySatisfy(wait -> assertThat(wait.kind()).isEqualTo(WaitKind.PARK));
        assertThat(report.coverage().agentVersion()).isNull();
        assertThat(report.coverage().missing().getFirst()).contains("not made by Awaitscope's agent");
        assertThat(report.coverage().partial()).isFalse();
        assertThat(report.verdict()).isNotEmpty();
    }

    @Test
    void progressGoesFromNothingToAll() throws Exception {
        List<long[]> steps = new ArrayList<>();
        Recordings.read(List.of(manyChunks),
                ReadOptions.DEFAULT.with((done, all) -> steps.add(new long[] {done, all})));
        assertThat(steps.getFirst()[0]).isZero();
        assertThat(steps.getLast()[0]).isEqualTo(steps.getLast()[1]).isEqualTo(Files.size(manyChunks));
        assertThat(steps).isSortedAccordingTo((a, b) -> Long.compare(a[0], b[0]));
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static long nanos(Instant instant) {
        return Duration.between(Instant.EPOCH, instant).toNanos();
    }

    private static List<Path> split(Path file) throws Exception {
        byte[] all = Files.readAllBytes(file);
        List<Path> parts = new ArrayList<>();
        for (int at = 0; at < all.length;) {
            int size = (int) ByteBuffer.wrap(all).getLong(at + 8);
            parts.add(Files.write(folder.resolve("part" + parts.size() + ".jfr"),
                    Arrays.copyOfRange(all, at, at + size)));
            at += size;
        }
        return parts;
    }

    private static byte[] json(RunReport report) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonWaits.write(report, WaitFilter.ALL, out);
        JsonSummary.write(report, out);
        return out.toByteArray();
    }

    private static RunReport read(Path file) throws RecordingException {
        List<RunReport> reports = Recordings.read(List.of(file), ReadOptions.DEFAULT);
        assertThat(reports).hasSize(1);
        return reports.getFirst();
    }
}
