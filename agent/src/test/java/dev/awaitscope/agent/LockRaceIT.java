package dev.awaitscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.workload.HandOverWorkload;
import dev.awaitscope.workload.LockRaceWorkload;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A lock that counts its own waits against the recording of them. Claimed, with no tolerance: as many waits are recorded as
 * there were calls of park, and no waker is named that was not the one; of a thousand wakers at most one is not known.
 */
final class LockRaceIT {
    /** In the profile {@code exactness} it is ten seconds. */
    private static final String MILLIS = System.getProperty("awaitscope.race.millis", "2000");

    @TempDir
    private Path folder;

    /** What the lock says. */
    private record Truth(long waits, Map<Tally.Wake, Long> wakes) {
        static Truth parse(List<String> lines) {
            Map<Tally.Wake, Long> wakes = new HashMap<>();
            for (String line : lines) {
                String[] fields = line.split("\t");
                if (fields[0].equals("wake")) {
                    wakes.put(new Tally.Wake(Long.parseLong(fields[1]), Long.parseLong(fields[2])),
                            Long.parseLong(fields[3]));
                }
            }
            return new Truth(number(lines, "waits "), wakes);
        }

        private static long number(List<String> lines, String prefix) {
            return lines.stream()
                    .filter(line -> line.startsWith(prefix))
                    .mapToLong(line -> Long.parseLong(line.substring(prefix.length())))
                    .sum();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Target#all")
    void agreesWithTheLocksOwnCount(Target target) throws Exception {
        String[] race = target.virtual()
                ? new String[] {"virtual", "10000", "0"}
                : new String[] {"platform", "8", MILLIS};
        TracedJvm.Ended ended;
        try (TracedJvm jvm = TracedJvm.start(target.jdk(), folder, "out=race.jfr,min=0", LockRaceWorkload.class,
                race)) {
            ended = jvm.end();
        }
        assertThat(ended.exitCode()).as(ended.err()).isZero();
        Truth truth = Truth.parse(ended.out().lines().toList());
        Tally tally = Tally.of(folder.resolve("race.jfr"), "dev.awaitscope.workload.CountedLock");

        assertThat(truth.waits()).as("it was a race").isGreaterThan(target.virtual() ? 9_000 : 1_000);
        assertThat(tally.failureClasses()).as("failures of the agent").isEmpty();
        assertThat(tally.waits()).as("recorded waits").isEqualTo(truth.waits());
        assertThat(tally.missing()).as("difference between counters and records").isZero();
        // Of two releases that race for one waiter, the one that came too late may be seen first.
        assertThat(wrongWakes(truth, tally)).as("wakers that were none, of %s", tally.waits())
                .isLessThanOrEqualTo(tally.waits() / 10_000);
        assertThat(tally.unresolved()).as("wakers not known, of %s", tally.waits())
                .isLessThanOrEqualTo(tally.waits() / 1000);
    }

    /** Two threads that hand over to each other often come too late: the permit is there before the park. */
    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Target#all")
    void knowsWhoGaveAPermitBeforeThePark(Target target) throws Exception {
        TracedJvm.Ended ended;
        try (TracedJvm jvm = TracedJvm.start(target.jdk(), folder, "out=turns.jfr,min=0", HandOverWorkload.class,
                target.threads(), "200", "200")) {
            ended = jvm.end();
        }
        Tally tally = Tally.of(folder.resolve("turns.jfr"), "dev.awaitscope.workload.HandOverWorkload$Pair");

        assertThat(ended.out()).isEqualTo("waits " + tally.waits() + "\n");
        assertThat(tally.unresolved()).as("wakers not known, of %s", tally.waits())
                .isLessThanOrEqualTo(tally.waits() / 1000);
    }

    /** How many wake-ups more than there were are recorded of pairs of threads. */
    private static long wrongWakes(Truth truth, Tally tally) {
        return tally.wakes()
                .entrySet()
                .stream()
                .filter(entry -> entry.getKey().waker() != 0)
                .mapToLong(entry -> Math.max(0, entry.getValue() - truth.wakes().getOrDefault(entry.getKey(), 0L)))
                .sum();
    }
}
