package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.TracedThread;
import dev.awaitscope.reports.TracedWait;
import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.column.ColumnMemory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Waits that are objects already, as in a report that somebody else put together. */
final class ListedWaits extends Waits {
    private final ColumnMemory memory = ColumnMemory.ofHeap();
    private final List<TracedWait> waits;
    private final Map<Long, Integer> threads = new HashMap<>();
    private final Map<@Nullable String, Integer> blockers = new HashMap<>();
    private final Map<String, Integer> wakers = new HashMap<>();
    private final List<String> labels = new ArrayList<>();

    ListedWaits(List<TracedWait> waits, List<TracedThread> ofReport) {
        this.waits = waits;
        ofReport.forEach(thread -> threads.put(thread.id(), thread.index()));
        for (TracedWait wait : waits) {
            blockers.putIfAbsent(wait.blocker(), blockers.size());
            String label = wait.wakerLabel();
            if (label != null && wakers.putIfAbsent(label, labels.size()) == null) {
                labels.add(label);
            }
        }
    }

    @Override
    public int size() {
        return waits.size();
    }

    @Override
    public TracedWait get(int index) {
        return waits.get(index);
    }

    @Override
    public ColumnMemory memory() {
        return memory;
    }

    @Override
    public int thread(int wait) {
        return get(wait).thread();
    }

    @Override
    public WaitKind kind(int wait) {
        return get(wait).kind();
    }

    @Override
    public long startNanos(int wait) {
        return get(wait).startNanos();
    }

    @Override
    public long endNanos(int wait) {
        return get(wait).endNanos();
    }

    @Override
    public long runnableNanos(int wait) {
        Long runnable = get(wait).runnableNanos();
        return runnable == null ? 0 : Math.max(0, runnable);
    }

    @Override
    public int blockerNumber(int wait) {
        return blockers.getOrDefault(get(wait).blocker(), -1);
    }

    @Override
    public @Nullable String blocker(int wait) {
        return get(wait).blocker();
    }

    @Override
    public long blockerId(int wait) {
        return get(wait).blockerId();
    }

    @Override
    public int siteNumber(int wait) {
        return -1;
    }

    @Override
    public @Nullable String site(int wait) {
        return get(wait).site();
    }

    @Override
    public int wakerNumber(int wait) {
        String label = get(wait).wakerLabel();
        return label == null ? -1 : wakers.getOrDefault(label, -1);
    }

    @Override
    public String wakerLabel(int number) {
        return labels.get(number);
    }

    @Override
    public int wakerThread(int wait) {
        return get(wait).wakerThread();
    }

    @Override
    public int ownerThread(int wait) {
        return owned(wait) ? threads.getOrDefault(get(wait).ownerThreadId(), -1) : -1;
    }

    @Override
    public boolean owned(int wait) {
        return get(wait).ownerThreadId() != 0;
    }

    @Override
    public boolean idle(int wait) {
        return get(wait).idle();
    }

    @Override
    public boolean open(int wait) {
        return get(wait).open();
    }

    @Override
    public boolean pinned(int wait) {
        return get(wait).pinned();
    }

    @Override
    public boolean endedByTime(int wait) {
        return get(wait).timedOut() || get(wait).wokenBy().equals("timer");
    }
}
