package dev.awaitscope.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.awaitscope.agent.event.Coverage;
import dev.awaitscope.agent.event.ThreadSchedule;
import dev.awaitscope.agent.event.VirtualThreadRun;
import dev.awaitscope.workload.CarriersWorkload;
import dev.awaitscope.workload.MountsWorkload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each mount of virtual threads, where that is asked for. */
final class VirtualThreadRunIT {
    @TempDir
    private Path folder;

    @Test
    void recordsEachMountWithItsCauseAndItsEnd() throws Exception {
        TracedRun run = TracedRun.of(Jdk.newest(), folder, "slices=all", MountsWorkload.class);
        List<String> lines = run.ended().out().lines().toList();

        List<RecordedEvent> runs = runsOf(run.recording(), "counted");
        assertThat(runs.stream().map(event -> event.getString("unmountedFor")))
                .containsExactlyElementsOf(lines.subList(0, lines.size() - 1));
        assertThat(runs).allSatisfy(event -> {
            assertThat(event.getThread("carrier").getJavaName()).startsWith("ForkJoinPool-");
            assertThat(event.getLong("readyTime")).isNotNegative();
            assertThat(event.getBoolean("pinned")).isFalse();
        });
        assertThat(runs.stream().map(event -> name(event, "createdBy"))).startsWith("main")
                .filteredOn(Objects::nonNull)
                .hasSize(1);
        assertThat(name(runs.get(0), "readyBy")).isEqualTo("main");
        for (int i = 1; i < runs.size(); i++) {
            switch (runs.get(i - 1).getString("unmountedFor")) {
                case "park" -> assertThat(name(runs.get(i), "readyBy")).isEqualTo("partner");
                case "yield" -> assertThat(name(runs.get(i), "readyBy")).startsWith("ForkJoinPool-");
                case "monitor", "object-wait" -> assertThat(name(runs.get(i), "readyBy")).isNull();
                default -> assertThat(name(runs.get(i), "readyBy")).isNotEqualTo("partner");
            }
            assertThat(start(runs.get(i))).as("mounts of one thread do not overlap")
                    .isAfterOrEqualTo(end(runs.get(i - 1)));
        }
    }

    @Test
    void marksAMountInWhichTheThreadWasPinned() throws Exception {
        Recording recording = TracedRun.of(Jdk.newest(), folder, "slices=all", MountsWorkload.class).recording();

        assertThat(runsOf(recording, "pinned")).filteredOn(event -> event.getBoolean("pinned"))
                .singleElement()
                .satisfies(run -> assertThat(recording.of("jdk.VirtualThreadPinned"))
                        .filteredOn(pinned -> "pinned".equals(pinned.getThread().getJavaName()))
                        .singleElement()
                        .satisfies(pinned -> {
                            assertThat(pinned.getString("pinnedReason")).isNotEmpty();
                            assertThat(start(pinned)).isBetween(start(run), end(run));
                            assertThat(end(pinned)).isBetween(start(run), end(run));
                        }));
    }

    /** The operating system counts the carriers' time on a CPU and in its queues: that is when threads were mounted. */
    @Test
    void sumsToTheTimeOfTheCarriers() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/schedstat")), "the scheduler's counters are Linux's");
        Recording recording = TracedRun.of(Jdk.newest(), folder, "slices=all", CarriersWorkload.class).recording();

        List<RecordedEvent> runs = recording.of(VirtualThreadRun.NAME);
        Set<Long> carriers = runs.stream()
                .map(run -> run.getThread("carrier").getOSThreadId())
                .collect(Collectors.toSet());
        long running = sum(recording, "runTime", carriers);
        long queued = sum(recording, "runQueueTime", carriers);
        Instant last = recording.of(ThreadSchedule.NAME)
                .stream()
                .filter(sample -> carriers.contains(sample.getLong("osThreadId")))
                .map(RecordedEvent::getEndTime)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        long mounted = runs.stream().mapToLong(run -> nanosBefore(last, run)).sum();
        assertThat(mounted).isGreaterThan(Duration.ofMillis(300).toNanos());
        // A carrier also runs and queues a little between mounts; the counters end with the last sample.
        assertThat(mounted).isBetween(running * 80 / 100, (running + queued) * 125 / 100);
    }

    private static long nanosBefore(Instant last, RecordedEvent run) {
        Instant end = run.getEndTime().isBefore(last) ? run.getEndTime() : last;
        return Math.max(0, Duration.between(run.getStartTime(), end).toNanos());
    }

    private static long sum(Recording recording, String field, Set<Long> osThreads) {
        return recording.of(ThreadSchedule.NAME)
                .stream()
                .filter(sample -> osThreads.contains(sample.getLong("osThreadId")))
                .mapToLong(sample -> sample.getDuration(field).toNanos())
                .sum();
    }

    @Test
    void recordsNoMountAndSaysWhatFollowsWhereItIsNotAsked() throws Exception {
        Recording recording = TracedRun.of(Jdk.newest(), folder, "", MountsWorkload.class).recording();

        assertThat(recording.of(VirtualThreadRun.NAME)).isEmpty();
        assertThat(recording.of(Coverage.NAME)).filteredOn(event -> event.getString("group").equals("virtual-slices"))
                .isNotEmpty()
                .allSatisfy(event -> {
                    assertThat(event.getString("state")).isEqualTo("off");
                    assertThat(event.getString("reason")).contains("slices=kept", "20 us", "slices=all");
                });
    }

    private static List<RecordedEvent> runsOf(Recording recording, String thread) {
        List<RecordedEvent> runs = recording.of(VirtualThreadRun.NAME)
                .stream()
                .filter(event -> thread.equals(name(event, "virtualThread")))
                .toList();
        assertThat(runs).as("mounts of %s", thread).isNotEmpty();
        return runs;
    }

    private static String name(RecordedEvent event, String field) {
        RecordedThread thread = event.getThread(field);
        return thread == null ? null : thread.getJavaName();
    }

    private static Instant start(RecordedEvent event) {
        return event.getStartTime();
    }

    private static Instant end(RecordedEvent event) {
        return event.getEndTime();
    }
}
