package dev.awaitscope.reports.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.Slices;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.TracedThread;
import dev.awaitscope.reports.recording.AgentEvent;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MountedSlicesTest {
    private final Trace trace = Trace.ofAgent(1);
    private final int thread = trace.thread("v", "VirtualThreads", true);

    /** Where births and deaths of virtual threads are known at all, one without lived all the time. */
    @BeforeEach
    void recordsBirthsAndDeaths() {
        int other = trace.thread("other", "VirtualThreads", true);
        trace.born(other, 0).died(other, 1);
    }

    @Test
    void runsWhileMountedAndIsRunnableFromReadyToMount() {
        trace.born(thread, 10);
        mount(10, 20, 2, "park");
        trace.wait(thread, "lock", "java.util.concurrent.locks.ReentrantLock", 19, 51, 0, 4 * Trace.MS);
        mount(50, 60, 5, "yield");
        mount(62, 70, 2, "monitor");
        mount(90, 100, 0, "ended");
        trace.died(thread, 100).end(200);

        assertThat(slices()).containsExactly("RUNNABLE 8-10", "RUNNING 10-20", "LOCKED 20-45 of 0",
                "RUNNABLE 45-50 of 0",
                "RUNNING 50-60", "RUNNABLE 60-62", "RUNNING 62-70", "BLOCKED 70-90", "RUNNING 90-100");
        assertThat(virtual().estimated()).isFalse();
        assertThat(trace.timeline().threads().getFirst().estimated()).isTrue();
    }

    @Test
    void waitsOnItsCarrierWhereTheWaitLiesWithinOneMount() {
        mount(10, 50, 0, "park");
        trace.wait(thread, "sleep", null, 20, 40, -1);
        trace.end(60);

        assertThat(slices()).containsExactly("UNKNOWN 0-10", "RUNNING 10-20", "SLEEPING 20-40 of 0", "RUNNING 40-50",
                "PARKED 50-60");
    }

    @Test
    void runsAgainAfterTheLastWaitThatEndedUnlessItStillWaits() {
        mount(0, 10, 0, "park");
        trace.wait(thread, "latch", "java.util.concurrent.CountDownLatch", 9, 30, 0).end(50);
        assertThat(slices()).containsExactly("RUNNING 0-10", "AWAITING 10-30 of 0", "RUNNING 30-50");
    }

    @Test
    void readsThatItStillWaits() {
        mount(0, 10, 0, "park");
        trace.open(thread, "lock", 50, 9, 0).end(50);
        assertThat(slices()).containsExactly("RUNNING 0-10", "LOCKED 10-50 of 0");
    }

    private void mount(long from, long to, long ready, String unmountedFor) {
        trace.add(run(thread, from, to, ready, unmountedFor));
    }

    private static AgentEvent.VirtualThreadRun run(int thread, long from, long to, long ready, String unmountedFor) {
        return new AgentEvent.VirtualThreadRun(from * Trace.MS, to * Trace.MS, thread, thread, 0, -1, -1,
                ready * Trace.MS, unmountedFor, false);
    }

    private TracedThread virtual() {
        return trace.timeline().threads().stream().filter(t -> t.name().equals("v")).findFirst().orElseThrow();
    }

    private List<String> slices() {
        Slices slices = virtual().slices();
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < slices.size(); i++) {
            shown.add(slices.state(i) + " " + slices.startNanos(i) / Trace.MS + "-" + slices.endNanos(i) / Trace.MS
                    + (slices.wait(i) < 0 ? "" : " of " + slices.wait(i)));
        }
        return shown;
    }

    record Mount(int gap, int ready, int length) {}

    record Wait(int from, int length) {}

    @Provide
    Arbitrary<List<Mount>> mounts() {
        Arbitrary<Integer> lengths = Arbitraries.integers().between(0, 100);
        return Combinators.combine(lengths, lengths, lengths).as(Mount::new).list().ofMinSize(1).ofMaxSize(20);
    }

    @Provide
    Arbitrary<List<Wait>> waits() {
        return Combinators.combine(Arbitraries.integers().between(0, 2_000), Arbitraries.integers().between(0, 200))
                .as(Wait::new)
                .list()
                .ofMaxSize(20);
    }

    @Property(tries = 300)
    void coverTheLifeOnceAndRunNoLongerThanMounted(@ForAll("mounts") List<Mount> mounts,
            @ForAll("waits") List<Wait> waits) {
        Trace made = Trace.ofAgent(1);
        int virtual = made.thread("v", "VirtualThreads", true);
        long at = 5;
        long mounted = 0;
        for (Mount mount : mounts) {
            long from = at + mount.gap;
            made.add(run(virtual, from, from + mount.length, Math.min(mount.ready, mount.gap), "park"));
            mounted += mount.length * Trace.MS;
            at = from + mount.length;
        }
        made.add(run(virtual, at, at, 0, "ended"));
        made.born(virtual, 5).died(virtual, at);
        waits.forEach(wait -> made.wait(virtual, "lock", "java.lang.Object", wait.from, wait.from + wait.length, -1));
        made.end(5_000);

        TracedThread thread = made.timeline()
                .threads()
                .stream()
                .filter(TracedThread::virtual)
                .findFirst()
                .orElseThrow();
        long last = thread.startNanos();
        for (int i = 0; i < thread.slices().size(); i++) {
            assertThat(thread.slices().startNanos(i)).isEqualTo(last);
            last = thread.slices().endNanos(i);
        }
        assertThat(last).isEqualTo(thread.endNanos());
        long ended = at * Trace.MS;
        long running = 0;
        for (int i = 0; i < thread.slices().size(); i++) {
            boolean inLife = thread.slices().endNanos(i) <= ended;
            running += inLife && thread.slices().state(i) == ThreadState.RUNNING
                    ? thread.slices().endNanos(i) - thread.slices().startNanos(i)
                    : 0;
        }
        assertThat(running).isLessThanOrEqualTo(mounted);
        if (waits.isEmpty()) {
            assertThat(running).isEqualTo(mounted);
        }
    }
}
