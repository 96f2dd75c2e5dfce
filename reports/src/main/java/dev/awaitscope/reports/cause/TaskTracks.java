package dev.awaitscope.reports.cause;

import dev.awaitscope.reports.TracedTask;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which task each thread ran when; of tasks within tasks the innermost. Immutable. */
final class TaskTracks {
    private final List<String> classes = new ArrayList<>();
    private final long[][] starts;
    private final int[][] running;
    /** Per thread the index of its first task, -1 for none. */
    private final int[] first;
    private final int[][] tasksByStart;

    private TaskTracks(int threads) {
        starts = new long[threads][];
        running = new int[threads][];
        tasksByStart = new int[threads][];
        first = new int[threads];
        Arrays.fill(first, -1);
    }

    static TaskTracks of(List<TracedTask> tasks, int threads) {
        TaskTracks tracks = new TaskTracks(threads);
        int[] counts = new int[threads];
        for (TracedTask task : tasks) {
            if (ran(task)) {
                counts[task.thread()]++;
            }
        }
        for (int thread = 0; thread < threads; thread++) {
            tracks.tasksByStart[thread] = new int[counts[thread]];
        }
        for (int i = tasks.size() - 1; i >= 0; i--) {
            TracedTask task = tasks.get(i);
            if (ran(task)) {
                tracks.tasksByStart[task.thread()][--counts[task.thread()]] = i;
            }
        }
        Map<String, Integer> numbers = new HashMap<>();
        for (int thread = 0; thread < threads; thread++) {
            tracks.track(thread, tasks, numbers);
        }
        return tracks;
    }

    private static boolean ran(TracedTask task) {
        return task.thread() >= 0 && task.startNanos() != TracedTask.NOT_KNOWN;
    }

    private void track(int thread, List<TracedTask> tasks, Map<String, Integer> numbers) {
        int[] own = Arrays.stream(tasksByStart[thread])
                .boxed()
                .sorted((a, b) -> Long.compare(tasks.get(a).startNanos(), tasks.get(b).startNanos()))
                .mapToInt(Integer::intValue)
                .toArray();
        tasksByStart[thread] = own;
        first[thread] = own.length == 0 ? -1 : own[0];
        long[] times = new long[2 * own.length];
        int[] values = new int[2 * own.length];
        int size = 0;
        List<TracedTask> open = new ArrayList<>();
        for (int i = 0; i <= own.length; i++) {
            long at = i < own.length ? tasks.get(own[i]).startNanos() : Long.MAX_VALUE;
            while (!open.isEmpty() && end(open.getLast()) <= at && end(open.getLast()) != Long.MAX_VALUE) {
                long ended = end(open.removeLast());
                // A task within another one ends first, but for the grain of the clock.
                times[size] = size == 0 ? ended : Math.max(times[size - 1], ended);
                values[size++] = open.isEmpty() ? -1 : number(open.getLast(), numbers);
            }
            if (i < own.length) {
                open.add(tasks.get(own[i]));
                times[size] = size == 0 ? at : Math.max(times[size - 1], at);
                values[size++] = number(open.getLast(), numbers);
            }
        }
        starts[thread] = Arrays.copyOf(times, size);
        running[thread] = Arrays.copyOf(values, size);
    }

    private static long end(TracedTask task) {
        return task.endNanos() == TracedTask.NOT_KNOWN ? Long.MAX_VALUE : task.endNanos();
    }

    private int number(TracedTask task, Map<String, Integer> numbers) {
        String type = task.taskClass() == null ? "" : task.taskClass();
        return type.isEmpty() ? -1 : numbers.computeIfAbsent(type, name -> {
            classes.add(name);
            return classes.size() - 1;
        });
    }

    /** Tells the stretches of {@code [from, to)} with the number of the task's class in each, -1 for none. */
    void split(int thread, long from, long to, Stretch stretch) {
        long[] at = starts[thread];
        int place = Arrays.binarySearch(at, from);
        place = place < 0 ? -place - 2 : lastEqual(at, place);
        long start = from;
        while (start < to) {
            long end = place + 1 < at.length ? Math.min(to, at[place + 1]) : to;
            if (end > start) {
                stretch.of(start, end, place < 0 ? -1 : running[thread][place]);
            }
            start = Math.max(start, end);
            place++;
        }
    }

    private static int lastEqual(long[] sorted, int place) {
        int last = place;
        while (last + 1 < sorted.length && sorted[last + 1] == sorted[place]) {
            last++;
        }
        return last;
    }

    String name(int number) {
        return classes.get(number);
    }

    /** Index of the thread's first task, -1 for none. */
    int first(int thread) {
        return first[thread];
    }

    /** Index of the thread's task that was the first to start at or after an instant, -1 for none. */
    int firstStarting(int thread, long nanos, List<TracedTask> tasks) {
        int[] own = tasksByStart[thread];
        int low = 0;
        int high = own.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (tasks.get(own[middle]).startNanos() < nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low < own.length ? own[low] : -1;
    }

    /** Takes a stretch of one thread's time. */
    @FunctionalInterface
    interface Stretch {
        void of(long from, long to, int task);
    }
}
