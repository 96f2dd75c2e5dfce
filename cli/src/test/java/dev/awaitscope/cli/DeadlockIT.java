package dev.awaitscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.awaitscope.reports.ReadOptions;
import dev.awaitscope.reports.Recordings;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.TracedWait;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is left of a program that hangs shows who waits for what, whose it is, and since when. */
final class DeadlockIT {
    /** How exactly the beginning is known where only a look at thread states tells it, ten times a second. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    @TempDir
    private Path folder;

    private record Case(TracedTarget target, String blockers) {
        static Stream<Case> all() {
            return TracedTarget.all()
                    .stream()
                    .flatMap(target -> Stream.of(new Case(target, "locks"), new Case(target, "monitors")));
        }

        @Override
        public String toString() {
            return target + ", " + blockers;
        }

        String kind() {
            return blockers.equals("locks") ? "lock" : "monitor";
        }

        String blockerClass() {
            return blockers.equals("locks") ? "java.util.concurrent.locks.ReentrantLock"
                    : "dev.awaitscope.workload.DeadlockWorkload$Guard";
        }
    }

    static Stream<Case> cases() {
        return Case.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void showsADeadlockThatWasEndedBySigterm(Case deadlock) throws Exception {
        try (TracedProgram program = start(deadlock)) {
            String[] said = program.firstLine().split(" ");
            program.terminate();

            assertThat(program.end()).isEqualTo(128 + 15);
            check(deadlock, folder.resolve("run.jfr"), said);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void showsADeadlockThatWasKilled(Case deadlock) throws Exception {
        try (TracedProgram program = start(deadlock)) {
            String[] said = program.firstLine().split(" ");
            Path repository = folder.resolve("repository");
            // A wait is written when it is a second old, and flushed within the next.
            await().atMost(Duration.ofSeconds(40))
                    .pollInterval(Duration.ofMillis(250))
                    .ignoreExceptions()
                    .until(() -> open(TracedWaits.of(repository)).size() >= 2);
            program.kill();
            program.end();

            check(deadlock, repository, said);
        }
    }

    private TracedProgram start(Case deadlock) throws Exception {
        return TracedProgram.start(deadlock.target.home(), folder, "out=run.jfr,repository=repository",
                "DeadlockWorkload", deadlock.target.threads(), deadlock.blockers);
    }

    private static List<Map<String, @Nullable Object>> open(TracedWaits waits) {
        return waits.waits()
                .stream()
                .filter(wait -> Boolean.TRUE.equals(wait.get("open")))
                .filter(wait -> List.of("left", "right").contains(wait.get("thread")))
                .toList();
    }

    private static void check(Case deadlock, Path recording, String[] said) throws Exception {
        TracedWaits waits = TracedWaits.of(recording);
        List<Map<String, @Nullable Object>> open = open(waits);
        assertThat(open).extracting(wait -> wait.get("thread")).containsExactlyInAnyOrder("left", "right");
        assertThat(open).extracting(wait -> wait.get("blockerId")).doesNotHaveDuplicates().doesNotContain(0L);
        long from = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(said[1]));
        long to = TimeUnit.MILLISECONDS.toNanos(Long.parseLong(said[2]));
        assertThat(open).allSatisfy(wait -> {
            assertThat(wait).containsEntry("kind", deadlock.kind())
                    .containsEntry("blocker", deadlock.blockerClass())
                    .containsEntry("virtual", deadlock.target.virtual())
                    .containsEntry("waker", null);
            long since = waits.startEpochNanos() + (Long) wait.get("startNanos");
            assertThat(since).as("waits since").isBetween(from - LOOK_NANOS, to + LOOK_NANOS);
            assertThat((Long) wait.get("durationNanos")).as("for").isPositive();
        });
        checkOwners(deadlock, recording);
    }

    /** Each waits for what the other one has; of a virtual thread's monitor nobody can tell the owner. */
    private static void checkOwners(Case deadlock, Path recording) throws Exception {
        RunReport report = Recordings.read(List.of(recording), ReadOptions.DEFAULT).getFirst();
        List<String> edges = new ArrayList<>();
        for (TracedWait wait : report.waits()) {
            if (wait.open() && List.of("left", "right").contains(wait.threadName())) {
                edges.add(wait.threadName() + " -> " + wait.owner());
            }
        }
        if (deadlock.target.virtual() && deadlock.blockers.equals("monitors")) {
            assertThat(edges).containsExactlyInAnyOrder("left -> null", "right -> null");
        } else {
            assertThat(edges).containsExactlyInAnyOrder("left -> right", "right -> left");
        }
    }
}
