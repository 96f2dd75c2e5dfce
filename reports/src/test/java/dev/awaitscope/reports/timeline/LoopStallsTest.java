package dev.awaitscope.reports.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.EventLoop;
import dev.awaitscope.reports.LoopStall;
import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.recording.AgentEvent;
import dev.awaitscope.reports.recording.JdkEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which waits of a thread that selects are stalls, and of which loop. */
class LoopStallsTest {
    private static final long MS = Trace.MS;
    private static final int SELECTOR = 3;

    /** T0 selects from 0 to 10, does something for {@code busy}, and selects again. */
    private static Trace loop(long busy, int ready) {
        return Trace.ofAgentOn17(2).add(selection(0, 10, 0, 1)).add(selection(10 + busy, 100, busy, ready));
    }

    private static AgentEvent selection(long from, long to, long busy, int ready) {
        return new AgentEvent.SelectorWait(from * MS, to * MS, 0, "sun.nio.ch.EPollSelectorImpl", SELECTOR, -1, ready,
                0, -1, busy * MS, busy * MS, 1);
    }

    private static JdkEvent monitor(int thread, long from, long to) {
        return new JdkEvent.MonitorEnter(from * MS, to * MS, thread, "app.Cache", 1, 77, -1);
    }

    private static List<LoopStall> stalls(Trace trace) {
        return trace.end(200).timeline().asynchronous().stalls();
    }

    @Test
    void aMonitorBetweenTwoSelectionsIsAStall() {
        assertThat(stalls(loop(30, 4).add(monitor(0, 15, 35)))).singleElement().satisfies(stall -> {
            assertThat(stall.thread()).isZero();
            assertThat(stall.kind()).isEqualTo(WaitKind.MONITOR);
            assertThat(stall.blocker()).isEqualTo("app.Cache");
            assertThat(stall.nanos()).isEqualTo(20 * MS);
            assertThat(stall.selectorId()).isEqualTo(SELECTOR);
            assertThat(stall.waitingKeys()).isEqualTo(4);
        });
    }

    @Test
    void whatIsNotBetweenSelectionsOfItsThreadIsNone() {
        assertThat(stalls(loop(30, 4).add(monitor(1, 15, 35)))).as("of another thread").isEmpty();
        assertThat(stalls(loop(30, 4).add(monitor(0, 110, 130)))).as("after the last selection").isEmpty();
        assertThat(stalls(Trace.ofAgentOn17(1)
                .add(selection(0, 10, 0, 1))
                .add(selection(60, 100, 5, 1))
                .add(monitor(0, 15, 35)))).as("it was not busy then").isEmpty();
        assertThat(stalls(Trace.ofAgentOn17(1).add(monitor(0, 15, 35)))).as("no loop at all").isEmpty();
    }

    @Test
    void whatTheAgentHasSaidIsNotSaidTwice() {
        List<LoopStall> stalls = stalls(loop(30, 4).wait(0, "latch", "java.util.concurrent.CountDownLatch", 15, 35, 1)
                .add(new AgentEvent.LoopStall(15 * MS, 35 * MS, 0, "latch", "java.util.concurrent.CountDownLatch", 7,
                        "sun.nio.ch.EPollSelectorImpl", SELECTOR, 4)));

        assertThat(stalls).singleElement().satisfies(stall -> {
            assertThat(stall.kind()).isEqualTo(WaitKind.LATCH);
            assertThat(stall.waitIndex()).as("the second of the waits, after the first selection").isEqualTo(1);
        });
    }

    @Test
    void aLoopIsIdleOrBusy() {
        Timeline timeline = loop(30, 4).add(monitor(0, 15, 35)).end(200).timeline();

        assertThat(timeline.asynchronous().loops()).containsExactly(new EventLoop(0, "sun.nio.ch.EPollSelectorImpl",
                SELECTOR, 2, 0, 100 * MS, 70 * MS, 30 * MS, 30 * MS, 1, 20 * MS));
    }
}
