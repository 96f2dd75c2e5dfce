package dev.awaitscope.reports.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.awaitscope.reports.LoadOverTime;
import dev.awaitscope.reports.RecordingInfo;
import dev.awaitscope.reports.RunCoverage;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.Distribution;
import dev.awaitscope.reports.TracedTask;
import dev.awaitscope.reports.TracedWait;
import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.WaitTotals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TracedWindowTest {
    private static final long START = 1_000_000_000_000L;
    private static final int BUSY = 0;
    private static final int IDLE_ONE = 1;
    private static final int BYSTANDER = 2;

    private final List<TracedWait> waits = new ArrayList<>();
    private final List<TracedTask> tasks = new ArrayList<>();

    @Test
    void meansAreThoseOfTheStretchAlone() {
        TracedWindow window = TracedWindow.between(report(), START + 100, START + 250);
        assertThat(window.lengthNanos()).isEqualTo(150);
        assertThat(window.concurrency()).as("all of bucket 1, half of bucket 2")
                .isEqualTo((10 * 100 + 20 * 50) / 150.0, within(1e-9));
        assertThat(window.parallelism()).isEqualTo((1 * 100 + 2 * 50) / 150.0, within(1e-9));
    }

    @Test
    void waitsCountAsFarAsTheyLieInside() {
        wait(BUSY, WaitKind.LOCK, 50, 80, false);
        wait(BUSY, WaitKind.LOCK, 290, 5, false);
        wait(BUSY, WaitKind.FUTURE, 200, 20, false);
        TracedWindow window = TracedWindow.between(report(), START + 100, START + 250);
        assertThat(window.waits()).containsExactly(new TracedWindow.Waits("lock", "Thing", 1, 30),
                new TracedWindow.Waits("future", "Thing", 1, 20));
        assertThat(window.waitNanos()).isEqualTo(50);
    }

    @Test
    void idleWorkersAndBystandersDoNotWait() {
        wait(IDLE_ONE, WaitKind.QUEUE, 0, 200, true);
        wait(BYSTANDER, WaitKind.LATCH, 0, 150, false);
        wait(BYSTANDER, WaitKind.LATCH, 150, 150, false);
        wait(BUSY, WaitKind.LOCK, 120, 7, false);
        assertThat(TracedWindow.between(report(), START + 100, START + 250).waits())
                .containsExactly(new TracedWindow.Waits("lock", "Thing", 1, 7));
    }

    @Test
    void queueTimesAreThoseOfTasksThatBeganInside() {
        task(90, 5);
        task(100, 40);
        task(249, 60);
        task(250, 9_999);
        task(120, TracedTask.NOT_KNOWN);
        TracedWindow window = TracedWindow.between(report(), START + 100, START + 250);
        assertThat(window.tasks()).isEqualTo(2);
        assertThat(window.queueP50Nanos()).isEqualTo(40);
        assertThat(window.queueP99Nanos()).isEqualTo(60);
    }

    @Test
    void aStretchBeyondTheRecordingIsCutToIt() {
        assertThat(TracedWindow.between(report(), START - 500, START + 500))
                .isEqualTo(TracedWindow.between(report(), START, START + 300));
        TracedWindow none = TracedWindow.between(report(), START + 500, START + 900);
        assertThat(none.lengthNanos()).isZero();
        assertThat(none.concurrency()).isZero();
    }

    @Test
    void theWholeHasTheExactMeansNotThoseOfItsBuckets() {
        TracedWindow whole = TracedWindow.whole(report());
        assertThat(whole.lengthNanos()).isEqualTo(300);
        assertThat(whole.concurrency()).isEqualTo(12);
        assertThat(whole.parallelism()).isEqualTo(1.2);
    }

    private void wait(int thread, WaitKind kind, long start, long length, boolean idle) {
        waits.add(
                new TracedWait(thread, thread, "t" + thread, false, kind, start, length, "some.package.Thing", 1, null,
                        -1, 0, null, 0, "", null, false, false, false, null, 0, false, idle, null, null));
    }

    private void task(long start, long queued) {
        tasks.add(new TracedTask(0, null, 0, -1, 0, 0, start, start + 1, queued, null, false, false));
    }

    private RunReport report() {
        RecordingInfo recording = new RecordingInfo(List.of("x.jfr"), 1, 1, 1, START, 300, 1, null, 25, null, null,
                null,
                null, null, 2);
        LoadOverTime load = new LoadOverTime(100, List.of(5.0, 10.0, 20.0), List.of(0.5, 1.0, 2.0),
                LoadOverTime.Source.SCHEDULER, 12, 1.2, 20, 2, Map.of());
        RunCoverage coverage = new RunCoverage(null, "", 0, 0, List.of(), List.of(), List.of(), List.of(), 0, List.of(),
                List.of(), 0, -1, -1, null);
        return new RunReport(recording, List.of(), waits, tasks, List.of(), WaitTotals.NONE, load, List.of(),
                List.of("x"),
                coverage);
    }
}
