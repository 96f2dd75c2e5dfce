package dev.awaitscope.reports.cause;

import dev.awaitscope.reports.TracedTask;
import dev.awaitscope.reports.column.ColumnMemory;
import dev.awaitscope.reports.column.IndexOrder;
import dev.awaitscope.reports.column.IndexOrder.Groups;
import dev.awaitscope.reports.column.IntColumn;
import dev.awaitscope.reports.column.LongColumn;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Which task each thread ran when; of tasks within tasks the innermost. Immutable. */
final class TaskTracks {
    private final List<String> classes = new ArrayList<>();
    private final IntColumn thread;
    private final IntColumn taskClass;
    private final LongColumn start;
    private final LongColumn end;
    /** Tasks by thread and start. */
    private final Groups byThread;
    /** Thread by thread: from when on it ran a task of which class, -1 for none. */
    private final LongColumn from;
    private final IntColumn running;
    private final int[] firstOf;

    private TaskTracks(List<TracedTask> tasks, int threads, ColumnMemory memory) {
        this.thread = new IntColumn(memory);
        this.taskClass = new IntColumn(memory);
        this.start = new LongColumn(memory);
        this.end = new LongColumn(memory);
        this.from = new LongColumn(memory);
        this.running = new IntColumn(memory);
        this.firstOf = new int[threads + 1];
        Map<String, Integer> numbers = new HashMap<>();
        for (TracedTask task : tasks) {
            boolean ran = task.thread() >= 0 && task.startNanos() != TracedTask.NOT_KNOWN;
            thread.add(ran ? task.thread() : -1);
            start.add(ran ? task.startNanos() : 0);
            end.add(task.endNanos() == TracedTask.NOT_KNOWN ? Long.MAX_VALUE : task.endNanos());
            taskClass.add(number(task, numbers));
        }
        this.byThread = IndexOrder.byGroup(memory,
                IndexOrder.byKey(memory, start, task -> thread.get(task) >= 0, (_, _) -> 0), thread::get, threads);
        for (int of = 0; of < threads; of++) {
            track(of);
            firstOf[of + 1] = from.size();
        }
    }

    static TaskTracks of(List<TracedTask> tasks, int threads, ColumnMemory memory) {
        return new TaskTracks(tasks, threads, memory);
    }

    private int number(TracedTask task, Map<String, Integer> numbers) {
        String type = task.taskClass() == null ? "" : task.taskClass();
        return type.isEmpty() ? -1 : numbers.computeIfAbsent(type, name -> {
            classes.add(name);
            return classes.size() - 1;
        });
    }

    private void track(int of) {
        Deque<Integer> open = new ArrayDeque<>();
        for (int place = byThread.from(of); place < byThread.to(of); place++) {
            int task = byThread.get(place);
            endUntil(start.get(task), open, of);
            open.push(task);
            change(of, start.get(task), taskClass.get(task));
        }
        endUntil(Long.MAX_VALUE, open, of);
    }

    private void endUntil(long nanos, Deque<Integer> open, int of) {
        while (!open.isEmpty() && end.get(open.peek()) <= nanos && end.get(open.peek()) != Long.MAX_VALUE) {
            long ended = end.get(open.pop());
            change(of, ended, open.isEmpty() ? -1 : taskClass.get(open.peek()));
        }
    }

    private void change(int of, long at, int to) {
        int last = from.size() - 1;
        // A task within another one ends first, but for the grain of the clock.
        from.add(last < firstOf[of] ? at : Math.max(from.get(last), at));
        running.add(to);
    }

    /** Tells the stretches of {@code [since, to)} with the number of the task's class in each, -1 for none. */
    void split(int of, long since, long to, Stretch stretch) {
        int first = firstOf[of];
        int last = firstOf[of + 1];
        int place = first == last ? first - 1 : placeAt(first, last, since);
        long begin = since;
        while (begin < to) {
            long until = place + 1 < last ? Math.min(to, from.get(place + 1)) : to;
            if (until > begin) {
                stretch.of(begin, until, place < first ? -1 : running.get(place));
            }
            begin = Math.max(begin, until);
            place++;
        }
    }

    /** Number of the class of the task that a thread ran at an instant, -1 for none. */
    int at(int of, long nanos) {
        return classAt(of, placeAt(firstOf[of], firstOf[of + 1], nanos));
    }

    /** The place of a thread at an instant, for {@link #classAt}; found fast from that of an instant before it. */
    int place(int of, int before, long nanos) {
        int place = before;
        if (place < firstOf[of] || from.get(place) > nanos) {
            return placeAt(firstOf[of], firstOf[of + 1], nanos);
        }
        while (place + 1 < firstOf[of + 1] && from.get(place + 1) <= nanos) {
            place++;
        }
        return place;
    }

    int classAt(int of, int place) {
        return place < firstOf[of] ? -1 : running.get(place);
    }

    /** The numbers of the classes of a thread's tasks, ascending, beginning with -1 for none. */
    int[] classesOf(int of) {
        return IntStream
                .concat(IntStream.of(-1), IntStream.range(firstOf[of], firstOf[of + 1]).map(running::get))
                .distinct()
                .sorted()
                .toArray();
    }

    /** Number of classes. */
    int classes() {
        return classes.size();
    }

    /** The last place that begins by then, or the one before the first. */
    private int placeAt(int first, int last, long nanos) {
        int low = first;
        int high = last;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (from.get(middle) <= nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }

    String name(int number) {
        return classes.get(number);
    }

    /** Index of the thread's first task, -1 for none. */
    int first(int of) {
        return byThread.from(of) < byThread.to(of) ? byThread.get(byThread.from(of)) : -1;
    }

    /** Index of the thread's task that was the first to start at or after an instant, -1 for none. */
    int firstStarting(int of, long nanos) {
        int low = byThread.from(of);
        int high = byThread.to(of);
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (start.get(byThread.get(middle)) < nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < byThread.to(of) ? byThread.get(low) : -1;
    }

    /** Takes a stretch of one thread's time. */
    @FunctionalInterface
    interface Stretch {
        void of(long from, long to, int task);
    }
}
