package dev.awaitscope.agent.os;

import dev.awaitscope.agent.event.ThreadSchedule;
import dev.awaitscope.agent.event.ThreadSwitches;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Goes over all threads of this process and writes what has changed. Thread-safe. */
final class ThreadSweep {
    private static final long LIST_PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int MAX_THREADS = 1024;
    /** As many are watched from their beginning; more that begin between two lists from the second one on. */
    private static final int MAX_NEW_THREADS = 32;
    /** Each watched thread costs an open file, of which the program may need most. */
    private static final int SHARE_OF_FILES = 8;
    private static final File TASKS = new File("/proc/self/task");

    private final Map<String, ScheduledThread> threads = new HashMap<>();
    private final int limit = limit(Path.of("/proc/self/limits"));
    private long listedNanos = System.nanoTime() - LIST_PERIOD_NANOS;
    private volatile int unwatched;
    private boolean closed;
    /** Begun at the last list, for the threads that begin before the next one. */
    private final Deque<ThreadSchedule> begun = new ArrayDeque<>();

    /** How many threads there are beyond those that are watched. */
    int unwatched() {
        return unwatched;
    }

    /** Time on a CPU, summed over all threads, that {@link #run} has found since the last call. */
    synchronized long takeRanNanos() {
        long ran = 0;
        for (ScheduledThread scheduled : threads.values()) {
            ran += scheduled.takeRanNanos();
        }
        return ran;
    }

    /** Writes {@link ThreadSchedule}. */
    synchronized void run() {
        if (!closed && new ThreadSchedule().isEnabled()) {
            if (System.nanoTime() - listedNanos >= LIST_PERIOD_NANOS) {
                listedNanos = System.nanoTime();
                list();
            }
            threads.values().removeIf(scheduled -> !scheduled.sample());
        }
    }

    /** Writes {@link ThreadSwitches}. */
    synchronized void switches() {
        if (new ThreadSwitches().isEnabled()) {
            threads.values().forEach(scheduled -> scheduled.sampleSwitches(TASKS));
        }
    }

    private void list() {
        String[] names = TASKS.list();
        if (names == null) {
            return;
        }
        Set<String> gone = new HashSet<>(threads.keySet());
        int left = 0;
        for (String name : names) {
            if (!gone.remove(name) && !add(name)) {
                left++;
            }
        }
        gone.forEach(this::remove);
        // A thread that was left out before may be taken in later: nobody knows when it began.
        begun.clear();
        for (int i = 0; left == 0 && i < MAX_NEW_THREADS; i++) {
            ThreadSchedule event = new ThreadSchedule();
            event.begin();
            begun.add(event);
        }
        unwatched = left;
    }

    /** False where there are too many. */
    private boolean add(String name) {
        if (threads.size() >= limit) {
            return false;
        }
        ScheduledThread added = ScheduledThread.open(TASKS, name, begun.poll());
        if (added != null) {
            threads.put(name, added);
        }
        return true;
    }

    private void remove(String name) {
        ScheduledThread removed = threads.remove(name);
        if (removed != null) {
            removed.close();
        }
    }

    static int limit(Path limits) {
        try {
            for (String line : Files.readAllLines(limits)) {
                String[] parts = line.split("\\s{2,}");
                if (parts.length > 1 && parts[0].equals("Max open files") && parts[1].matches("\\d{1,9}")) {
                    return Math.min(MAX_THREADS, Integer.parseInt(parts[1]) / SHARE_OF_FILES);
                }
            }
        } catch (IOException e) {
            return MAX_THREADS;
        }
        return MAX_THREADS;
    }

    synchronized void close() {
        closed = true;
        threads.values().forEach(ScheduledThread::close);
        threads.clear();
    }
}
