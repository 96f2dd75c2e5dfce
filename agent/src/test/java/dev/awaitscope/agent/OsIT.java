package dev.awaitscope.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.awaitscope.agent.event.CpuThrottling;
import dev.awaitscope.agent.event.TcpCounters;
import dev.awaitscope.agent.event.ThreadSchedule;
import dev.awaitscope.agent.event.ThreadSwitches;
import dev.awaitscope.workload.OsWorkload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the operating system knows of the program, and what asking it costs. */
@EnabledOnOs(OS.LINUX)
final class OsIT {
    private static final Path CPU_GROUPS = Path.of("/sys/fs/cgroup/cpu");

    @TempDir
    private Path folder;

    /** The sampler's own CPU time, as the kernel tells it of its thread like of any other. */
    @ParameterizedTest
    @MethodSource("threads")
    void samplesFewThreadsForOneHundredthOfACoreAndFiveHundredForTwo(Jdk jdk, int threads, int hundredths)
            throws Exception {
        Recording recording = TracedRun.of(jdk, folder, "", OsWorkload.class, "threads", String.valueOf(threads))
                .recording();
        Map<Long, String> names = names(recording);

        List<RecordedEvent> schedule = recording.of(ThreadSchedule.NAME);
        assertThat(schedule.stream()
                .map(event -> names.getOrDefault(event.getLong("osThreadId"), ""))
                .filter(name -> name.startsWith("many-"))
                .distinct()).as("threads that were watched").hasSize(threads);
        List<RecordedEvent> all = schedule.stream()
                .filter(event -> "awaitscope-os".equals(names.get(event.getLong("osThreadId"))))
                .toList();
        // The first second goes to opening a file for each thread, and to code that is not compiled yet.
        Instant warm = all.get(0).getStartTime().plusSeconds(1);
        List<RecordedEvent> own = all.stream().filter(event -> event.getStartTime().isAfter(warm)).toList();
        long begin = own.get(0).getStartTime().toEpochMilli();
        long end = own.get(own.size() - 1).getEndTime().toEpochMilli();
        long millis = own.stream().mapToLong(event -> event.getDuration("runTime").toNanos()).sum() / 1_000_000;
        assertThat(millis).as("CPU time of the sampler in %s ms", end - begin)
                .isLessThanOrEqualTo((end - begin) * hundredths / 100);
        assertThat(recording.coverage("os-scheduling")).isEqualTo("on");

        List<RecordedEvent> switches = recording.of(ThreadSwitches.NAME);
        assertThat(switches).as("once a second")
                .allMatch(
                        event -> event.getDuration().compareTo(Duration.ofMillis(900)) > 0);
        assertThat(switches.stream()
                .filter(event -> names.getOrDefault(event.getLong("osThreadId"), "")
                        .startsWith("many-")))
                .as("a thread that sleeps for 50 ms leaves its CPU by itself")
                .isNotEmpty()
                .allMatch(event -> event.getLong("voluntarySwitches") >= 2);
    }

    static List<Arguments> threads() {
        return Jdk.all()
                .stream()
                .flatMap(jdk -> Stream.of(Arguments.of(jdk, 20, 1), Arguments.of(jdk, 500, 2)))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void seesConnectionsThatAreTurnedAway(Jdk jdk) throws Exception {
        TracedRun run = TracedRun.of(jdk, folder, "", OsWorkload.class, "overflow");

        assertThat(run.ended().out()).contains("overflowed");
        List<RecordedEvent> tcp = run.recording().of(TcpCounters.NAME);
        assertThat(tcp).hasSizeGreaterThanOrEqualTo(2);
        assertThat(sum(tcp, "listenOverflows")).isPositive();
        assertThat(sum(tcp, "listenDrops")).isGreaterThanOrEqualTo(sum(tcp, "listenOverflows"));
        assertThat(sum(tcp, "sentSegments")).isPositive();
        assertThat(sum(tcp, "retransmittedSegments")).as("what was turned away is tried again").isPositive();
        assertThat(run.recording().coverage("tcp-counters")).isEqualTo("on");
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void seesAQuotaThatIsUsedUp(Jdk jdk) throws Exception {
        assumeTrue(Files.isWritable(CPU_GROUPS.resolve("cgroup.procs")), "may make a control group of its own");
        Path group = Files.createDirectory(CPU_GROUPS.resolve("awaitscope-" + ProcessHandle.current().pid()));
        try {
            Files.writeString(group.resolve("cpu.cfs_period_us"), "100000");
            Files.writeString(group.resolve("cpu.cfs_quota_us"), "50000");
            Recording recording = runIn(group, jdk);

            List<RecordedEvent> throttling = recording.of(CpuThrottling.NAME)
                    .stream()
                    .filter(event -> event.getString("controlGroup").endsWith(group.getFileName().toString()))
                    .toList();
            assertThat(throttling).isNotEmpty().allSatisfy(event -> {
                assertThat(event.getDuration("quotaTime")).isEqualTo(Duration.ofMillis(50));
                assertThat(event.getDuration("quotaPeriod")).isEqualTo(Duration.ofMillis(100));
                // Two numbers of the kernel, read one after the other.
                assertThat(event.getLong("throttledPeriods")).isLessThanOrEqualTo(event.getLong("periods") + 1);
            });
            assertThat(sum(throttling, "throttledPeriods")).isPositive();
            assertThat(throttling).anyMatch(event -> event.getDuration("throttledTime").toMillis() > 0);
            assertThat(recording.coverage("cpu-throttling")).isEqualTo("on");
        } finally {
            Files.delete(group);
        }
    }

    private Recording runIn(Path group, Jdk jdk) throws Exception {
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c",
                "echo $$ > " + group.resolve("cgroup.procs") + "; exec \"$@\"", "sh"));
        command.addAll(TracedJvm.command(jdk, "out=run.jfr", OsWorkload.class, "spin"));
        try (TracedJvm jvm = TracedJvm.start(command, folder, Map.of())) {
            assertThat(jvm.end().out()).isEqualTo("done\n");
        }
        return Recording.read(folder.resolve("run.jfr"));
    }

    private static long sum(List<RecordedEvent> events, String field) {
        return events.stream().mapToLong(event -> event.getLong(field)).sum();
    }

    /** Of all threads that an event tells of, by their id in the operating system. */
    private static Map<Long, String> names(Recording recording) {
        return recording.events()
                .stream()
                .flatMap(event -> Stream.of(event.getThread(),
                        event.hasField("thread") ? event.getThread("thread") : null))
                .filter(thread -> thread != null && thread.getJavaName() != null)
                .collect(Collectors.toMap(RecordedThread::getOSThreadId, RecordedThread::getJavaName,
                        (older, newer) -> newer));
    }
}
