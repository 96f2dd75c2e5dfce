package dev.awaitscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.agent.event.AgentFailure;
import dev.awaitscope.workload.BusyWorkload;
import dev.awaitscope.workload.CrowdWorkload;
import dev.awaitscope.workload.EveryHookWorkload;
import dev.awaitscope.workload.MemoryWorkload;
import dev.awaitscope.workload.OverflowWorkload;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What goes wrong inside the agent stays there: the program does and says what it does without. */
final class FaultIT {
    /** 1,000 in the profile {@code hosts}. */
    private static final String OUT_OF_MEMORY = System.getProperty("awaitscope.memory.times", "20");

    private static final String EVERYTHING = "min=0,stacks=0,slices=all,groups=*+pipelines+futures.sites";
    /** What programs do without the agent, by JDK and program. */
    private static final Map<String, TracedJvm.Ended> UNTRACED = new HashMap<>();

    @TempDir
    private Path folder;

    /** On a busy machine the time of a short wait may be over before the thread parks: then it has not waited. */
    private static final int OVER_BEFORE = 2;

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void keepsRunningWhenEveryHookThrows(Jdk jdk) throws Exception {
        Map<String, RecordedEvent> failures = runBroken(jdk, BrokenHandlers.hooks(), BusyWorkload.class);

        assertThat(failures.keySet()).as("places that failed").contains("park", "enter", "unpark", "taskSubmit");
    }

    static Stream<Arguments> hooks() {
        return Jdk.all()
                .stream()
                .flatMap(jdk -> BrokenHandlers.hooks().stream().map(hook -> Arguments.of(jdk, hook)));
    }

    @ParameterizedTest
    @MethodSource("hooks")
    @EnabledIfSystemProperty(named = "awaitscope.hosts", matches = "true")
    void keepsRunningWhenAHookThrows(Jdk jdk, String hook) throws Exception {
        Map<String, RecordedEvent> failures = runBroken(jdk, List.of(hook), EveryHookWorkload.class);

        assertThat(failures.keySet()).as("places that failed").isSubsetOf(hook);
        if (isCalled(jdk, hook)) {
            assertThat(failures.keySet()).as("places that failed").containsExactly(hook);
        }
    }

    /** Whether a hook is there on this JDK, and the program comes to it. */
    private static boolean isCalled(Jdk jdk, String hook) {
        if (hook.equals("channelRefused") || hook.equals("channelCancelled")) {
            return false;
        }
        // The common pool has a thread of its own for each task on JDK 17 only, where it has few processors.
        Set<String> others = jdk.hasVirtualThreads()
                ? Set.of("asyncStart", "asyncEnd", "threadPerTask")
                : Set.of("lastRunEnd", "mounting", "ready", "runBegin", "runEnd", "runResumed", "scheduled",
                        "unmounted", "virtualThreadEnd", "virtualThreadFailed", "virtualThreadReject",
                        "virtualThreadRun", "virtualThreadStart");
        return !others.contains(hook);
    }

    /** Returns the failures that the recording shows, by their place. */
    private Map<String, RecordedEvent> runBroken(Jdk jdk, List<String> broken, Class<?> program) throws Exception {
        Path breaking = BrokenHandlers.agent(folder, broken);
        try (TracedJvm traced = TracedJvm.startWithSecondAgent(jdk, folder, "out=run.jfr,quiet," + EVERYTHING,
                "-javaagent:" + breaking, program)) {
            assertThat(traced.end()).isEqualTo(untraced(jdk, program));
        }
        return Recording.read(folder.resolve("run.jfr"))
                .of(AgentFailure.NAME)
                .stream()
                .peek(failure -> assertThat(failure.getString("message")).isEqualTo("broken on purpose"))
                .peek(failure -> assertThat(failure.getLong("count")).isPositive())
                .collect(Collectors.toMap(failure -> failure.getString("place"), failure -> failure,
                        (older, newer) -> newer));
    }

    private TracedJvm.Ended untraced(Jdk jdk, Class<?> program) throws Exception {
        String run = jdk + " " + program;
        if (!UNTRACED.containsKey(run)) {
            try (TracedJvm plain = TracedJvm.start(jdk, folder, null, program)) {
                UNTRACED.put(run, plain.end());
            }
        }
        return UNTRACED.get(run);
    }

    /** Its thread can wait afterwards like any other, and is seen to. */
    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void livesOnWithAProgramWhoseStackOverflowsInHooks(Jdk jdk) throws Exception {
        String[] threads = jdk.hasVirtualThreads() ? new String[] {"platform", "virtual"} : new String[] {"platform"};
        List<String> command = TracedJvm.command(jdk, "out=run.jfr,quiet," + EVERYTHING, OverflowWorkload.class,
                threads);
        try (TracedJvm traced = TracedJvm.start(command, folder, Map.of());
                TracedJvm plain = TracedJvm.start(jdk, folder, null, OverflowWorkload.class, threads)) {
            assertThat(traced.end()).isEqualTo(plain.end());
        }
        Recording recording = Recording.read(folder.resolve("run.jfr"));
        assertThat(recording.of(AgentFailure.NAME)).as("hooks in which a stack overflowed")
                .isNotEmpty()
                .allMatch(failure -> failure.getClass("failureClass").getName().equals("java.lang.StackOverflowError"));
        for (String thread : threads) {
            assertThat(recording.waitsOf(thread).stream().filter(wait -> wait.kind().equals("latch"))).as(thread)
                    .hasSizeBetween(OverflowWorkload.WAITS - OVER_BEFORE, OverflowWorkload.WAITS)
                    .allMatch(SeenWait::timedOut);
        }
    }

    /** Where a hook has no memory left, it fails, and that is counted; nothing else may fail. */
    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void livesOnWithAProgramThatUsesUpItsMemory(Jdk jdk) throws Exception {
        TracedJvm.Ended ended;
        try (TracedJvm jvm = TracedJvm.start(jdk, List.of("-Xmx64m", "-XX:+UseSerialGC"), folder,
                "out=run.jfr,quiet,min=0",
                MemoryWorkload.class, OUT_OF_MEMORY)) {
            ended = jvm.end(400);
        }
        assertThat(ended).isEqualTo(new TracedJvm.Ended(0, "used up " + OUT_OF_MEMORY + "\n", ""));
        Tally tally = Tally.of(folder.resolve("run.jfr"), "java.util.concurrent.SynchronousQueue");
        assertThat(tally.waits()).as("waits recorded between").isPositive();
        assertThat(tally.failureClasses()).isSubsetOf("java.lang.OutOfMemoryError");
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Target#all")
    void endsWithAThousandThreadsInItsHooks(Target target) throws Exception {
        TracedJvm.Ended ended;
        try (TracedJvm jvm = TracedJvm.start(target.jdk(), folder, "out=run.jfr,quiet,min=0", CrowdWorkload.class,
                target.threads())) {
            ended = jvm.end();
        }
        assertThat(ended).isEqualTo(new TracedJvm.Ended(3, "all wait\n", ""));
        Tally tally = Tally.of(folder.resolve("run.jfr"), "none");
        assertThat(tally.failureClasses()).isEmpty();
        assertThat(tally.records()).isGreaterThan(1000);
        assertThat(tally.missing()).as("difference between counters and records").isLessThanOrEqualTo(1001);
    }
}
