package dev.awaitscope.reports.timeline;

import static dev.awaitscope.reports.timeline.Trace.MS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.TracedWait;
import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.recording.AgentEvent;
import dev.awaitscope.reports.recording.JdkEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each wait as the program sees it is one wait, whichever events tell of it. */
class WaitAssemblyTest {

    @Test
    void ordersByStartThenThreadThenSequence() {
        List<TracedWait> waits = Trace.ofAgent(2)
                .wait(1, "lock", "A", 5, 6, 0)
                .wait(0, "lock", "B", 5, 7, 1)
                .wait(0, "latch", "C", 1, 2, 1)
                .wait(0, "lock", "D", 5, 5, 1)
                .timeline()
                .waits();
        assertThat(waits).extracting(TracedWait::blocker).containsExactly("C", "B", "D", "A");
    }

    @Test
    void monitorEnterIsAWaitEndedByThePreviousOwner() {
        TracedWait wait = only(Trace.ofAgent(2).add(monitorEnter(0, 10, 30, 1)));
        assertThat(wait.kind()).isEqualTo(WaitKind.MONITOR);
        assertThat(wait.waker()).isEqualTo("T1");
        assertThat(wait.wakerThreadId()).isEqualTo(101);
        assertThat(wait.wokenBy()).isEqualTo("thread");
        assertThat(wait.runnableNanos()).isNull();
        assertThat(wait.durationNanos()).isEqualTo(20 * MS);
    }

    @Test
    void theMonitorOfAnIntArrayIsTheJvmsLockOfAClassThatIsInitialized() {
        Trace trace = Trace.ofAgent(2)
                .add(new JdkEvent.MonitorEnter(10 * MS, 30 * MS, 0, "[I", 1, 77, -1))
                .wait(1, "object-wait", "[I", 40, 50, 0);

        assertThat(trace.timeline().waits()).extracting(TracedWait::blocker)
                .containsExactly("class initialization", "[I");
    }

    @Test
    void aMonitorThatBothTellOfIsOneWait() {
        TracedWait wait = only(
                Trace.ofAgent(2).add(monitorEnter(0, 10, 30, 1)).wait(0, "monitor", "java.lang.Object", 9, 31, -1));
        assertThat(wait.durationNanos()).isEqualTo(22 * MS);
    }

    @Test
    void theNotifierIsTheWakerOfAnObjectWait() {
        TracedWait wait = only(Trace.ofAgent(2)
                .wait(0, "object-wait", "java.lang.Object", 10, 30, -1)
                .add(new JdkEvent.MonitorWait(29 * MS, 30 * MS - 5, 0, "java.lang.Object", 1, 3, false, -1)));
        assertThat(wait.waker()).isEqualTo("T1");
        assertThat(wait.unparkedBy()).isEqualTo("T1");
        assertThat(wait.wokenBy()).isEqualTo("thread");
    }

    @Test
    void anObjectWaitNobodyNotifiedKeepsWhatTheAgentSays() {
        TracedWait wait = only(Trace.ofAgent(1)
                .wait(0, "object-wait", "java.lang.Object", 10, 30, -1)
                .add(new JdkEvent.MonitorWait(10 * MS, 30 * MS, 0, "java.lang.Object", -1, 3, true, -1)));
        assertThat(wait.waker()).isNull();
        assertThat(wait.wokenBy()).isEqualTo("timer");
    }

    @Test
    void on17TheJdkTellsOfObjectWaitAndSleep() {
        List<TracedWait> waits = Trace.ofAgentOn17(2)
                .add(new JdkEvent.MonitorWait(10 * MS, 30 * MS, 0, "java.lang.Object", 1, 3, false, -1))
                .add(new JdkEvent.ThreadSleep(40 * MS, 60 * MS, 0, 20 * MS, -1))
                .add(new JdkEvent.ThreadSleep(70 * MS, 75 * MS, 0, 20 * MS, -1))
                .timeline()
                .waits();
        assertThat(waits).extracting(TracedWait::kind)
                .containsExactly(WaitKind.OBJECT_WAIT, WaitKind.SLEEP,
                        WaitKind.SLEEP);
        assertThat(waits).extracting(TracedWait::wokenBy).containsExactly("thread", "timer", "interrupt");
        assertThat(waits).extracting(TracedWait::interrupted).containsExactly(false, false, true);
        assertThat(waits.getFirst().waker()).isEqualTo("T1");
    }

    @Test
    void theObjectWaitInsideAJoinIsItsMechanismAndKnowsWhoEnded() {
        TracedWait wait = only(Trace.ofAgentOn17(2)
                .add(new AgentEvent.ThreadWait(10 * MS, 30 * MS, 0, "join", "java.lang.Thread", 7, -1, -1, 0, 0,
                        "thread",
                        Long.MIN_VALUE, false, false, 1, -1, null, -1))
                .add(new JdkEvent.MonitorWait(10 * MS + 50, 30 * MS - 50, 0, "java.lang.Thread", 1, 3, false, -1)));
        assertThat(wait.kind()).isEqualTo(WaitKind.JOIN);
        assertThat(wait.waker()).isEqualTo("T1");
    }

    @Test
    void aWakerThatHadEndedIsFoundByItsId() {
        AgentEvent.ThreadWait wait = new AgentEvent.ThreadWait(10 * MS, 30 * MS, 0, "join", "java.lang.Thread", 7, -1,
                -1,
                101, 999, "thread", Long.MIN_VALUE, false, false, 1, -1, null, -1);
        Trace trace = Trace.ofAgentOn17(2).add(wait);
        assertThat(only(trace).waker()).isEqualTo("T1");
        assertThat(only(trace).wakerThread()).isEqualTo(1);
        assertThat(only(trace).unparkedBy()).isEmpty();
        assertThat(only(trace).unparkedByThreadId()).isEqualTo(999);
        assertThat(trace.timeline().threads()).hasSize(2);
    }

    @Test
    void sleepsAndParksOfTheJdkDoNotCountNextToTheAgents() {
        assertThat(Trace.ofAgent(1)
                .add(new JdkEvent.ThreadSleep(0, 20 * MS, 0, 20 * MS, -1))
                .add(new JdkEvent.ThreadPark(30 * MS, 40 * MS, 0, null, -1, 0, -1))
                .timeline()
                .waits()).isEmpty();
        assertThat(Trace.withoutAgent(1)
                .add(new JdkEvent.ThreadSleep(0, 20 * MS, 0, 20 * MS, -1))
                .add(new JdkEvent.ThreadPark(30 * MS, 40 * MS, 0, null, -1, 0, -1))
                .timeline()
                .waits()).hasSize(2);
    }

    @Test
    void threadsOfTheJvmAndOfTheAgentAreLeftOut() {
        Trace trace = Trace.ofAgent(1);
        for (int thread : new int[] {trace.thread("Common-Cleaner", "InnocuousThreadGroup", false),
                trace.thread("Finalizer", "system", false), trace.thread("awaitscope-os", "main", false),
                trace.thread("JFR Periodic Tasks", "main", false), trace.thread("DestroyJavaVM", "main", false),
                trace.thread("Read-Poller", "main", false)}) {
            trace.wait(thread, "park", "java.lang.Object", 1, 50, -1);
        }
        trace.open(trace.thread("JFR Recorder", "main", false), "park", 60, 10, -1);
        assertThat(trace.timeline().waits()).isEmpty();
        assertThat(trace.timeline().threads()).extracting(t -> t.name()).containsExactly("T0");
        assertThat(trace.timeline().ownThreads().count()).isEqualTo(3);
    }

    @Test
    void aWaitSeenWhileItLastedAndThenEndedIsOne() {
        TracedWait wait = only(
                Trace.ofAgent(2).open(0, "lock", 20, 10, 1).open(0, "lock", 40, 10, 1).wait(0, "lock", "L", 10, 50, 1));
        assertThat(wait.open()).isFalse();
    }

    @Test
    void aWaitThatNeverEndsLastsToTheEnd() {
        TracedWait wait = only(Trace.ofAgent(2)
                .wait(0, "latch", "C", 1, 2, 1)
                .open(0, "lock", 20, 10, 1)
                .open(0, "lock", 40, 10, 1)
                .end(100), 1);
        assertThat(wait.open()).isTrue();
        assertThat(wait.startNanos()).isEqualTo(10 * MS);
        assertThat(wait.durationNanos()).isEqualTo(90 * MS);
        assertThat(wait.owner()).isEqualTo("T1");
        assertThat(wait.waker()).isNull();
        assertThat(wait.site()).isEqualTo("app.Main.run:5");
        assertThat(wait.stack()).containsExactly("app.Main.run:5");
    }

    @Test
    void aWaitWhoseEndIsMissingEndsWhereItWasLastSeen() {
        TracedWait wait = only(Trace.ofAgent(2).open(0, "lock", 40, 10, 1).wait(0, "latch", "C", 60, 70, 1).end(100),
                0);
        assertThat(wait.kind()).isEqualTo(WaitKind.LOCK);
        assertThat(wait.open()).isFalse();
        assertThat(wait.durationNanos()).isEqualTo(30 * MS);
    }

    @Test
    void joiningTheShutdownHooksIsTheJvmsWait() {
        assertThat(Trace.ofAgent(1).end(50).open(0, "join", 90, 50, -1).timeline().waits()).isEmpty();
        assertThat(Trace.ofAgent(1).end(50).open(0, "join", 90, 40, -1).timeline().waits()).hasSize(1);
    }

    @Test
    void aPinnedWaitIsMarked() {
        Trace trace = Trace.ofAgent(1);
        int virtual = trace.thread("", "VirtualThreads", true);
        TracedWait wait = only(trace.wait(virtual, "sleep", "java.lang.Object", 10, 30, -1)
                .add(new JdkEvent.Pinned(10 * MS, 30 * MS, virtual)));
        assertThat(wait.pinned()).isTrue();
        assertThat(wait.threadLabel()).isEqualTo("#501");
    }

    @Test
    void selectingIsTheIdleStateOfAnEventLoopOnly() {
        Trace trace = Trace.ofAgent(2);
        select(trace, 0, 0, 50, 1, -1);
        trace.wait(0, "lock", "L", 50, 60, 1);
        select(trace, 1, 0, 10, 1, -1);
        trace.wait(1, "lock", "L", 10, 60, 0);
        List<TracedWait> waits = trace.timeline().waits();
        assertThat(waits).filteredOn(wait -> wait.kind() == WaitKind.SELECT)
                .extracting(TracedWait::idle)
                .containsExactly(true, false);
        assertThat(trace.timeline().threads()).extracting(t -> t.eventLoop()).containsExactly(true, false);
    }

    @Test
    void aSelectorIsWokenByAThreadATimerOrItsChannels() {
        Trace trace = Trace.ofAgent(2);
        select(trace, 0, 0, 5, 0, 1);
        select(trace, 0, 10, 15, 2, -1);
        trace.add(new AgentEvent.SelectorWait(20 * MS, 70 * MS, 0, "Selector", 3, 50, 0, 0, -1, 0, 0, 1));
        trace.add(new AgentEvent.SelectorWait(80 * MS, 80 * MS, 0, "Selector", 3, 0, 0, 0, -1, 0, 0, 1));
        assertThat(trace.timeline().waits()).extracting(TracedWait::wokenBy).containsExactly("thread", "io", "timer");
    }

    private static void select(Trace trace, int thread, long from, long to, int ready, int waker) {
        trace.add(new AgentEvent.SelectorWait(from * MS, to * MS, thread, "Selector", 3, -1, ready, 0, waker, 0,
                0, 1));
    }

    private static JdkEvent.MonitorEnter monitorEnter(int thread, long from, long to, int owner) {
        return new JdkEvent.MonitorEnter(from * MS, to * MS, thread, "java.lang.Object", owner, 77, -1);
    }

    private static TracedWait only(Trace trace) {
        List<TracedWait> waits = trace.timeline().waits();
        assertThat(waits).hasSize(1);
        return waits.getFirst();
    }

    private static TracedWait only(Trace trace, int index) {
        List<TracedWait> waits = trace.timeline().waits();
        assertThat(waits).hasSize(2);
        return waits.get(index);
    }
}
