package dev.awaitscope.reports.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.Blame;
import dev.awaitscope.reports.Slices;
import dev.awaitscope.reports.TracedThread;
import dev.awaitscope.reports.TracedWait;
import dev.awaitscope.reports.WaitTotal.Meanwhile;
import dev.awaitscope.reports.WaitTotals;
import dev.awaitscope.reports.WaitTotals.By;
import dev.awaitscope.reports.timeline.Timeline;
import dev.awaitscope.reports.timeline.Trace;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Blame adds up, and equals what one gets by following each waiting thread at each instant. */
class BlamePropertyTest {
    private static final long MS = 1_000_000;
    private static final int LENGTH = 60;

    /** Each thread waits for threads with a higher number only: no rings. */
    @Property(tries = 300)
    void equalsFollowingEachThreadAtEachInstant(@ForAll long seed, @ForAll @IntRange(min = 2, max = 7) int threads) {
        Random random = new Random(seed);
        int[][] wakerAt = new int[threads][LENGTH];
        Trace trace = Trace.ofAgent(threads);
        for (int thread = 0; thread < threads; thread++) {
            Arrays.fill(wakerAt[thread], -2);
            int at = random.nextInt(10);
            while (at < LENGTH - 1) {
                int to = Math.min(LENGTH, at + 1 + random.nextInt(20));
                int waker = thread + 1 + random.nextInt(threads - thread);
                waker = waker >= threads ? -1 : waker;
                trace.wait(thread, "latch", "A", at, to, waker);
                Arrays.fill(wakerAt[thread], at, to, waker);
                at = to + random.nextInt(10);
            }
        }
        long[] expected = new long[threads];
        for (int thread = 0; thread < threads; thread++) {
            for (int at = 0; at < LENGTH; at++) {
                if (wakerAt[thread][at] != -2) {
                    int root = thread;
                    while (wakerAt[root][at] >= 0) {
                        root = wakerAt[root][at];
                    }
                    expected[root] += MS;
                }
            }
        }
        long[] found = new long[threads];
        blame(trace.end(LENGTH)).roots().forEach(root -> found[root.actor()] += root.nanos());
        assertThat(found).isEqualTo(expected);
    }

    @Property(tries = 300)
    void addsUpToWhatWasWaited(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int threads) {
        Random random = new Random(seed);
        Trace trace = Trace.ofAgent(threads);
        for (int thread = 0; thread < threads; thread++) {
            int at = random.nextInt(10);
            while (at < LENGTH - 1) {
                int to = Math.min(LENGTH, at + 1 + random.nextInt(20));
                randomWait(random, trace, thread, at, to, random.nextInt(threads));
                at = to + random.nextInt(10);
            }
        }
        for (int task = 0; task < 20; task++) {
            int from = random.nextInt(LENGTH - 1);
            trace.run(random.nextInt(threads), from, from + 1, task, 5);
        }
        Timeline timeline = trace.end(LENGTH).timeline();
        CauseAnalysis analysis = Analysed.of(trace);
        Blame blame = analysis.blame();
        long waited = waited(timeline);
        assertThat(blame.totalNanos()).isEqualTo(waited);
        WaitTotals totals = analysis.totals();
        for (By by : List.of(By.KIND, By.BLOCKER, By.SITE, By.TASK, By.GROUP)) {
            assertThat(totals.by(by)
                    .stream()
                    .flatMap(total -> total.meanwhile().stream())
                    .mapToLong(Meanwhile::nanos)
                    .sum()).as("meanwhile by %s", by).isEqualTo(waited);
        }
        assertThat(blame.roots().stream().mapToLong(Blame.Root::nanos).sum()).isEqualTo(waited);
        assertThat(blame.charges().stream().mapToLong(Blame.Charge::nanos).sum()).isEqualTo(waited);
        assertThat(blame.roots()).allMatch(root -> root.ownNanos() <= root.nanos());
        for (int root = 0; root < blame.roots().size(); root++) {
            int index = root;
            assertThat(blame.charges().stream().filter(c -> c.root() == index).mapToLong(Blame.Charge::nanos).sum())
                    .isEqualTo(blame.roots().get(root).nanos());
        }
    }

    private static void randomWait(Random random, Trace trace, int thread, int from, int to, int other) {
        switch (random.nextInt(6)) {
            case 0 -> trace.lock(thread, random.nextInt(3), from, to, other);
            case 1 -> trace.wait(thread, "latch", "A", from, to, other, random.nextInt(3) * MS);
            case 2 -> trace.wait(thread, "idle", "Pool", from, to, other);
            case 3 -> trace.outside(thread, "io", from, to, "app.Db.query:1");
            case 4 -> trace.lock(thread, 7, from, to, -1);
            default -> {
                if (to == LENGTH) {
                    trace.stuck(thread, random.nextInt(3), to, from, other);
                } else {
                    trace.outside(thread, "sleep", from, to, "app.Pause.pause:1");
                }
            }
        }
    }

    private static long waited(Timeline timeline) {
        List<TracedWait> waits = timeline.waits();
        long sum = 0;
        for (TracedThread thread : timeline.threads()) {
            Slices slices = thread.slices();
            for (int i = 0; i < slices.size(); i++) {
                boolean waiting = slices.wait(i) >= 0 && !waits.get(slices.wait(i)).idle();
                sum += waiting ? slices.endNanos(i) - slices.startNanos(i) : 0;
            }
        }
        return sum;
    }

    private static Blame blame(Trace trace) {
        return Analysed.of(trace).blame();
    }
}
