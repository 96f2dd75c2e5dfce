package dev.awaitscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.agent.event.LongThreadWait;
import dev.awaitscope.agent.event.ThreadWait;
import dev.awaitscope.workload.BusyWorkload;
import dev.awaitscope.workload.InternalsWorkload;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The program does not notice the agent. */
final class HostIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void keepsTheJdksInsideClosed(Jdk jdk) throws Exception {
        TracedRun run = TracedRun.of(jdk, folder, "", InternalsWorkload.class);

        assertThat(run.ended().out().lines()).hasSize(10)
                .allMatch(line -> line.endsWith(": IllegalAccessException")
                        || line.endsWith(": InaccessibleObjectException") || line.endsWith(": ClassNotFoundException"));
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void tracesABusyProgramThroughEveryHook(Jdk jdk) throws Exception {
        TracedRun run = TracedRun.of(jdk, folder, "min=0,stacks=0,slices=all", BusyWorkload.class);

        assertThat(run.ended().err().lines()).as("no word of the verifier").hasSize(1);
        Set<String> kinds = run.recording()
                .of(LongThreadWait.NAME)
                .stream()
                .map(event -> event.getString("kind"))
                .collect(Collectors.toSet());
        assertThat(kinds).contains("lock", "semaphore", "barrier", "phaser", "exchanger", "park", "queue", "join",
                "io");
        assertThat(run.recording().of(ThreadWait.NAME)).as("stacks=0: all are long, but for those that others write")
                .allMatch(event -> event.getThread("waiter") != null);
        assertThat(run.recording()
                .of("awaitscope.Coverage")
                .stream()
                .filter(event -> !event.getString("state").equals("on")))
                .as("no hook that could not be installed")
                .extracting(event -> event.getString("group"))
                .isSubsetOf("virtual-threads", "virtual-monitor-wakers", "short-waits", "futures.sites",
                        "pipelines", "cpu-throttling", "virtual-slices");
    }
}
