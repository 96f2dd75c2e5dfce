package dev.awaitscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.workload.KindsWorkload;
import dev.awaitscope.workload.OtherKindsWorkload;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class WaitKindsIT {
    private static final int LENGTH_MILLIS = 30;
    private static final int KINDS = 11;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Target#all")
    void recordsOneEventPerWaitOfEachKind(Target target) throws Exception {
        // Both seeds together draw every class of blocker for a lock, a future and a park.
        for (String seed : List.of("1", "2")) {
            TracedRun run = TracedRun.of(target.jdk(), java.nio.file.Files.createDirectory(folder.resolve(seed)), "",
                    KindsWorkload.class, target.threads(), seed);

            List<SeenWait> waits = run.recording().waitsOf("waiter").stream().filter(w -> w.millis() >= 5).toList();
            assertThat(lines(waits)).isEqualTo(run.ended().out().lines().toList());
            assertThat(waits).allSatisfy(wait -> check(wait, target));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Target#all")
    void recordsOneEventPerWaitOfTheOtherKinds(Target target) throws Exception {
        TracedRun run = TracedRun.of(target.jdk(), folder, "", OtherKindsWorkload.class, target.threads());

        List<SeenWait> waits = run.recording().waitsOf("waiter").stream().filter(w -> w.millis() >= 5).toList();
        assertThat(waits).extracting(SeenWait::kind).isEqualTo(run.ended().out().lines().toList());
        assertThat(waits).allSatisfy(wait -> {
            assertThat(wait.virtual()).isEqualTo(target.virtual());
            switch (wait.kind()) {
                case "io" -> assertThat(wait.wokenBy()).isEqualTo("io");
                case "process" -> assertThat(wait.wokenBy()).isEqualTo("process");
                // Its end comes from a thread of the client's.
                case "http" -> assertThat(wait.wokenBy()).isEqualTo("thread");
                default -> assertThat(wait.waker()).isEqualTo("waker");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Target#all")
    void saysWhereTheProgramWaited(Target target) throws Exception {
        TracedRun run = TracedRun.of(target.jdk(), folder, "", KindsWorkload.class, target.threads(), "3");

        List<SeenWait> waits = run.recording().waitsOf("waiter").stream().filter(w -> w.millis() >= 5).toList();
        assertThat(waits).hasSize(KINDS)
                .allSatisfy(wait -> assertThat(site(wait))
                        .matches("dev\\.awaitscope\\.workload\\.Calls\\$\\w+\\.await(:\\d+)?"));
    }

    /** The first frame outside the JDK and the agent; where another thread wrote the event, it carries the place. */
    private static String site(SeenWait wait) {
        if (wait.event().hasField("site") && wait.event().getString("site") != null) {
            return wait.event().getString("site");
        }
        return wait.event()
                .getStackTrace()
                .getFrames()
                .stream()
                .map(frame -> frame.getMethod().getType().getName() + "." + frame.getMethod().getName())
                .filter(frame -> !frame.matches("(java|jdk|sun|dev\\.awaitscope\\.agent)\\..*"))
                .findFirst()
                .orElse("");
    }

    private static List<String> lines(List<SeenWait> waits) {
        List<String> lines = new ArrayList<>();
        waits.forEach(wait -> lines.add(wait.kind() + " " + wait.blocker()));
        return lines;
    }

    private static void check(SeenWait wait, Target target) {
        assertThat(wait.millis()).isGreaterThanOrEqualTo(LENGTH_MILLIS - 5);
        assertThat(wait.virtual()).isEqualTo(target.virtual());
        assertThat(wait.timedOut() || wait.interrupted()).as("ended before")
                .isEqualTo(wait.kind().equals("sleep")
                        && wait.timedOut());
        switch (wait.kind()) {
            case "sleep" -> {
                assertThat(wait.waker()).isNull();
                assertThat(wait.wokenBy()).isEqualTo("timer");
            }
            case "monitor" -> {
                if (target.virtual()) {
                    assertThat(wait.waker()).as("nobody can know").isNull();
                } else {
                    assertThat(wait.waker()).isIn("waker", "other");
                }
                assertThat(wait.wokenBy()).isEqualTo("thread");
            }
            default -> {
                assertThat(wait.waker()).isEqualTo("waker");
                assertThat(wait.wokenBy()).isEqualTo("thread");
            }
        }
        if (wait.kind().equals("condition")) {
            assertThat(wait.unparkedBy()).as("who was queued for the lock before").isEqualTo("other");
        }
    }
}
