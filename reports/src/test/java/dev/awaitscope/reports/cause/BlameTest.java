package dev.awaitscope.reports.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.Blame;
import dev.awaitscope.reports.Blame.Cause;
import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.timeline.Trace;
import org.junit.jupiter.api.Test;

/** Waiting is charged to what it came down to. Actors are the threads, T0 is 0. */
class BlameTest {
    private static final long MS = 1_000_000;

    @Test
    void aWaitIsChargedToTheThreadThatEndedIt() {
        Blame blame = blame(Trace.ofAgent(2).wait(0, "latch", "A", 10, 50, 1).end(100));
        assertThat(blame.roots()).containsExactly(new Blame.Root(1, Cause.RUNNING, null, null, null, null, 40 * MS, 0));
        assertThat(blame.charges()).containsExactly(new Blame.Charge(WaitKind.LATCH, "A", null, 0, 40 * MS));
    }

    @Test
    void aChainOfThreeIsChargedToItsEndWhileThatLasts() {
        Blame blame = blame(Trace.ofAgent(3)
                .wait(0, "latch", "A", 0, 90, 1)
                .wait(1, "future", "B", 0, 60, 2)
                .end(100));
        assertThat(blame.totalNanos()).isEqualTo(150 * MS);
        assertThat(blame.roots()).extracting(Blame.Root::actor, Blame.Root::nanos)
                .containsExactly(tuple(2, 120), tuple(1, 30));
    }

    @Test
    void whatAHolderWaitsForOutsideIsTheRoot() {
        Blame blame = blame(Trace.ofAgent(3)
                .wait(0, "latch", "A", 0, 90, 1)
                .outside(1, "io", 20, 50, "app.Db.query:9")
                .outside(1, "sleep", 50, 60, "app.Retry.pause:3")
                .end(100));
        assertThat(blame.roots()).containsExactlyInAnyOrder(
                new Blame.Root(1, Cause.RUNNING, null, null, null, null, 50 * MS, 0),
                new Blame.Root(1, Cause.IO, WaitKind.IO_OPERATION, null, "app.Db.query:9", null, 60 * MS, 30 * MS),
                new Blame.Root(1, Cause.TIMER, WaitKind.SLEEP, null, "app.Retry.pause:3", null, 20 * MS, 10 * MS));
    }

    @Test
    void aQueueForALockIsChargedToEachHolderInTurn() {
        // T0 holds the lock up to 10; T1, T2 and T3 get it one after the other, and hold it for 10 each.
        Blame blame = blame(Trace.ofAgent(4)
                .lock(1, 5, 0, 10, 0)
                .lock(2, 5, 0, 20, 1)
                .lock(3, 5, 0, 30, 2)
                .end(50));
        assertThat(blame.totalNanos()).isEqualTo(60 * MS);
        assertThat(blame.roots()).extracting(Blame.Root::actor, Blame.Root::nanos)
                .containsExactly(tuple(0, 30), tuple(1, 20), tuple(2, 10));
        assertThat(blame.roots()).allMatch(root -> root.cause() == Cause.RUNNING);
    }

    @Test
    void aHolderThatWaitsForAnotherLockPassesTheBlameOn() {
        Blame blame = blame(Trace.ofAgent(4)
                .lock(1, 5, 0, 40, 0)
                .lock(2, 5, 10, 45, 1)
                .lock(0, 6, 5, 35, 3)
                .end(50));
        // T0 runs 0-5 and 35-40; T3 holds the other lock 5-35 while T0, T1 and from 10 on T2 wait; T1 runs 40-45.
        assertThat(blame.roots()).extracting(Blame.Root::actor, Blame.Root::nanos)
                .containsExactly(tuple(3, 30 + 30 + 25), tuple(0, 5 + 5 + 5), tuple(1, 5));
    }

    @Test
    void threadsThatWaitForEachOtherAreARing() {
        Blame blame = blame(Trace.ofAgent(3)
                .stuck(0, 1, 50, 10, 1)
                .stuck(1, 2, 50, 10, 0)
                .stuck(2, 1, 50, 20, 1)
                .end(50));
        assertThat(blame.totalNanos()).isEqualTo(110 * MS);
        assertThat(blame.roots()).isNotEmpty().allMatch(root -> root.cause() == Cause.RING);
    }

    @Test
    void whatTheHolderRanIsNamedTaskByTask() {
        Blame blame = blame(Trace.ofAgent(2)
                .wait(0, "future", "F", 0, 40, 1)
                .run(1, 0, 15, 1, 5)
                .run(1, 20, 40, 2, 5)
                .end(50));
        assertThat(blame.roots()).extracting(Blame.Root::task, Blame.Root::nanos)
                .containsExactly(tuple("app.Task", 35), tuple(null, 5));
    }

    @Test
    void timeBetweenWakeUpAndRunningIsForLackOfACpu() {
        Blame blame = blame(Trace.ofAgent(2).wait(0, "latch", "A", 0, 50, 1, 20 * MS).end(50));
        assertThat(blame.roots()).extracting(Blame.Root::actor, Blame.Root::cause, Blame.Root::nanos)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(1, Cause.RUNNING, 30 * MS),
                        org.assertj.core.groups.Tuple.tuple(0, Cause.RUNNABLE, 20 * MS));
    }

    @Test
    void aThreadThatHadToBeStartedFirstIsChargedToItsStarter() {
        Blame blame = blame(Trace.ofAgent(3)
                .born(2, 30, 1)
                .wait(0, "queue", "Q", 0, 50, 2)
                .died(2, 60)
                .end(100));
        assertThat(blame.roots()).extracting(Blame.Root::actor, Blame.Root::nanos)
                .containsExactly(tuple(1, 30), tuple(2, 20));
    }

    @Test
    void aVirtualThreadWithoutACarrierIsChargedToTheOneThatKeepsIt() {
        Trace trace = Trace.ofAgent(1);
        int carrier = trace.thread("ForkJoinPool-1-worker-1", "CarrierThreads", false);
        int taker = trace.thread("taker", "VirtualThreads", true);
        int newcomer = trace.thread("newcomer", "VirtualThreads", true);
        Blame blame = blame(trace.wait(carrier, "idle", "java.util.concurrent.ForkJoinPool", 0, 5, -1)
                .born(taker, 10, 0)
                .died(taker, 60)
                .born(newcomer, 60, 0)
                .died(newcomer, 70)
                .wait(0, "join", "java.lang.Thread", 20, 70, newcomer)
                .end(100));
        assertThat(blame.roots()).extracting(Blame.Root::actor, Blame.Root::cause, Blame.Root::nanos)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(2, Cause.RUNNING, 40 * MS),
                        org.assertj.core.groups.Tuple.tuple(3, Cause.RUNNING, 10 * MS));
    }

    @Test
    void aRingThatIsThereForAMomentOnlyIsNoneLater() {
        // T1 begins to wait for T0 at 50, T0 seems to wait for T1 up to 51.
        Blame blame = blame(Trace.ofAgent(2)
                .wait(0, "exchanger", "E", 0, 51, 1)
                .wait(1, "exchanger", "E", 50, 90, 0)
                .end(100));
        assertThat(blame.roots()).extracting(Blame.Root::actor, Blame.Root::cause, Blame.Root::nanos)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(1, Cause.RUNNING, 50 * MS),
                        org.assertj.core.groups.Tuple.tuple(0, Cause.RUNNING, 39 * MS),
                        org.assertj.core.groups.Tuple.tuple(1, Cause.RUNNABLE, 2 * MS));
    }

    @Test
    void anIdleWorkerIsChargedToWhoGaveItTheTask() {
        Blame blame = blame(Trace.ofAgent(3)
                .wait(0, "future", "F", 0, 50, 1)
                .wait(1, "idle", "Pool", 0, 30, 2)
                .end(50));
        assertThat(blame.roots()).extracting(Blame.Root::actor, Blame.Root::nanos)
                .containsExactly(tuple(2, 30), tuple(1, 20));
    }

    private static org.assertj.core.groups.Tuple tuple(Object what, int millis) {
        return org.assertj.core.groups.Tuple.tuple(what, millis * MS);
    }

    private static Blame blame(Trace trace) {
        return Analysed.of(trace).blame();
    }
}
