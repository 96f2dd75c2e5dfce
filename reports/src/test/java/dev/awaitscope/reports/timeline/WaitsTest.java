package dev.awaitscope.reports.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.TracedThread;
import dev.awaitscope.reports.TracedWait;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The fields of a wait are those of the object that stands for it, be it made from columns or given. */
class WaitsTest {
    private static final Timeline TIMELINE = Trace.ofAgent(4)
            .wait(0, "lock", "A", 0, 10, 1)
            .wait(1, "latch", "B", 5, 30, 2, 7)
            .wait(2, "idle", "P", 50, 90, -1)
            .lock(1, 12, 40, 60, 0)
            .outside(2, "io", 10, 20, "app.Main.read:1")
            .outside(2, "sleep", 20, 30, "app.Main.nap:2")
            .stuck(3, 13, 100, 20, 0)
            .end(100)
            .timeline();

    @Test
    void fieldsOfColumnsAreThoseOfObjects() {
        same(TIMELINE.waits(), TIMELINE.waits(), TIMELINE.threads());
        assertThat(Waits.of(TIMELINE.waits(), TIMELINE.threads())).isSameAs(TIMELINE.waits());
    }

    @Test
    void fieldsOfAListAreThoseOfItsObjects() {
        List<TracedWait> list = new ArrayList<>(TIMELINE.waits());
        Waits waits = Waits.of(list, TIMELINE.threads());
        assertThat(waits).isNotSameAs(TIMELINE.waits()).isEqualTo(list);
        assertThat(waits.memory()).isNotNull();
        same(waits, list, TIMELINE.threads());
    }

    private static void same(Waits waits, List<TracedWait> objects, List<TracedThread> threads) {
        assertThat(waits).hasSize(7);
        for (int i = 0; i < objects.size(); i++) {
            TracedWait wait = objects.get(i);
            assertThat(waits.thread(i)).isEqualTo(wait.thread());
            assertThat(waits.kind(i)).isEqualTo(wait.kind());
            assertThat(waits.startNanos(i)).isEqualTo(wait.startNanos());
            assertThat(waits.endNanos(i)).isEqualTo(wait.endNanos());
            assertThat(waits.runnableNanos(i)).isEqualTo(Objects.requireNonNullElse(wait.runnableNanos(), 0L));
            assertThat(waits.blocker(i)).isEqualTo(wait.blocker());
            assertThat(waits.blockerId(i)).isEqualTo(wait.blockerId());
            assertThat(waits.site(i)).isEqualTo(wait.site());
            assertThat(waits.siteNumber(i)).isNegative();
            assertThat(waits.wakerThread(i)).isEqualTo(wait.wakerThread());
            assertThat(label(waits, i)).isEqualTo(wait.wakerLabel());
            assertThat(waits.owned(i)).isEqualTo(wait.owner() != null);
            assertThat(waits.ownerThread(i)).isEqualTo(owner(wait, threads));
            assertThat(waits.idle(i)).isEqualTo(wait.idle());
            assertThat(waits.open(i)).isEqualTo(wait.open());
            assertThat(waits.pinned(i)).isEqualTo(wait.pinned());
            assertThat(waits.endedByTime(i)).isEqualTo(wait.timedOut() || wait.wokenBy().equals("timer"));
            for (int j = 0; j < i; j++) {
                assertThat(waits.blockerNumber(i) == waits.blockerNumber(j))
                        .isEqualTo(Objects.equals(wait.blocker(), objects.get(j).blocker()));
            }
        }
        assertThat(objects).extracting(TracedWait::idle).contains(true, false);
        assertThat(objects).extracting(TracedWait::open).contains(true, false);
        assertThat(objects).extracting(wait -> wait.owner() != null).contains(true, false);
    }

    private static String label(Waits waits, int wait) {
        int number = waits.wakerNumber(wait);
        return number < 0 ? null : waits.wakerLabel(number);
    }

    private static int owner(TracedWait wait, List<TracedThread> threads) {
        return threads.stream()
                .filter(thread -> wait.ownerThreadId() != 0 && thread.id() == wait.ownerThreadId())
                .mapToInt(TracedThread::index)
                .findFirst()
                .orElse(-1);
    }
}
