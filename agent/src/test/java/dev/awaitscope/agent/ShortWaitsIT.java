package dev.awaitscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.agent.event.AgentCounters;
import dev.awaitscope.agent.event.LongThreadWait;
import dev.awaitscope.agent.event.ThreadWait;
import dev.awaitscope.workload.ShortWaitsWorkload;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Waits below the minimum are counted and summed, and not recorded one by one. */
final class ShortWaitsIT {
    /** In the order in which the program prints its own sums. */
    private static final List<String> KINDS = List.of("park", "semaphore");

    @TempDir
    private Path folder;

    /** What the program itself measured. */
    private record Sums(String thread, int times, long[] nanos) {
        static Sums parse(String line) {
            String[] parts = line.split(" ");
            int number = Integer.parseInt(parts[0].substring(parts[0].lastIndexOf('-') + 1));
            return new Sums(parts[0], number * ShortWaitsWorkload.TIMES,
                    new long[] {Long.parseLong(parts[1]), Long.parseLong(parts[2])});
        }

        Sums plus(Sums other) {
            return new Sums("all", times + other.times,
                    new long[] {nanos[0] + other.nanos[0], nanos[1] + other.nanos[1]});
        }
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Target#all")
    void areSummedByKindPerPlatformThreadAndForAllVirtualOnes(Target target) throws Exception {
        TracedJvm.Ended ended;
        try (TracedJvm traced = TracedJvm.start(target.jdk(), folder, "out=run.jfr,min=1h,stacks=1h",
                ShortWaitsWorkload.class, target.threads())) {
            ended = traced.end();
        }
        Recording recording = Recording.read(folder.resolve("run.jfr"));
        recording.assertSound();

        assertThat(recording.of(ThreadWait.NAME)).isEmpty();
        assertThat(recording.of(LongThreadWait.NAME)).isEmpty();
        List<Sums> sums = ended.out().lines().map(Sums::parse).toList();
        assertThat(sums).hasSize(ShortWaitsWorkload.THREADS);
        if (target.virtual()) {
            check(recording, 0, sums.stream().reduce(Sums::plus).orElseThrow());
        } else {
            sums.forEach(own -> check(recording, id(recording, own.thread), own));
        }
    }

    private static long id(Recording recording, String thread) {
        return recording.of("jdk.ThreadStart")
                .stream()
                .map(event -> event.getThread("thread"))
                .filter(started -> thread.equals(started.getJavaName()))
                .findFirst()
                .orElseThrow()
                .getJavaThreadId();
    }

    private static void check(Recording recording, long waiterId, Sums own) {
        for (String kind : KINDS) {
            long expected = own.nanos[KINDS.indexOf(kind)];
            assertThat(recording.of(AgentCounters.NAME))
                    .filteredOn(row -> kind.equals(row.getString("kind")) && row.getLong("waiterId") == waiterId)
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.getLong("shortWaits")).as("%s of %s", kind, own.thread).isEqualTo(own.times);
                        // The program's own clock also counts what is around the wait; no timer fires early by more.
                        assertThat(row.getDuration("shortWaitTime").toNanos()).as("%s of %s", kind, own.thread)
                                .isBetween(own.times * (ShortWaitsWorkload.NANOS - 100_000), expected);
                    });
        }
    }
}
