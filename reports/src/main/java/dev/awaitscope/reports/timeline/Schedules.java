package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.column.IndexOrder;
import dev.awaitscope.reports.recording.Symbols;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The samples of the operating system's scheduler, by thread. Indexes are those of {@link Symbols}. */
final class Schedules {
    private final ScheduleColumns rows;
    private final Map<Integer, ThreadSchedule> byThread = new HashMap<>();
    private final IntervalSet sampled;

    Schedules(ScheduleColumns rows, Symbols symbols, ThreadLives lives) {
        this.rows = rows;
        int[] order = IndexOrder.of(rows.size(), _ -> true, (a, b) -> {
            int byThreadId = Long.compare(rows.osThread.get(a), rows.osThread.get(b));
            return byThreadId != 0 ? byThreadId : Long.compare(rows.start.get(a), rows.start.get(b));
        });
        this.sampled = sampled(rows);
        Map<Long, int[]> ranges = ranges(order);
        for (int thread = 0; thread < symbols.threadCount(); thread++) {
            int[] range = symbols.thread(thread).osId() == 0 ? null : ranges.get(symbols.thread(thread).osId());
            if (range != null) {
                byThread.put(thread, cut(order, range, lives.start(thread), lives.end(thread)));
            }
        }
    }

    private static IntervalSet sampled(ScheduleColumns rows) {
        IntervalSet.Builder sampled = new IntervalSet.Builder();
        for (int row : IndexOrder.of(rows.size(), _ -> true,
                (a, b) -> Long.compare(rows.start.get(a), rows.start.get(b)))) {
            sampled.add(rows.start.get(row), rows.end.get(row));
        }
        return sampled.build();
    }

    private Map<Long, int[]> ranges(int[] order) {
        Map<Long, int[]> ranges = new HashMap<>();
        for (int place = 0; place < order.length; place++) {
            int first = place;
            int[] range = ranges.computeIfAbsent(rows.osThread.get(order[place]), _ -> new int[] {first, first});
            range[1] = place + 1;
        }
        return ranges;
    }

    /** The operating system gives the id of an ended thread to a new one: only samples from within its life count. */
    private ThreadSchedule cut(int[] order, int[] range, long start, long end) {
        int first = range[0];
        int last = range[1];
        while (first < last && rows.end.get(order[first]) <= start) {
            first++;
        }
        while (last > first && rows.start.get(order[last - 1]) >= end) {
            last--;
        }
        return new ThreadSchedule(rows, Arrays.copyOfRange(order, first, last));
    }

    ThreadSchedule of(int thread) {
        return byThread.getOrDefault(thread, ThreadSchedule.NONE);
    }

    /** When there were samples of any thread: a thread without one then had no CPU. */
    IntervalSet sampled() {
        return sampled;
    }

    boolean isEmpty() {
        return rows.size() == 0;
    }
}
