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
    private static final long LOOK_PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    /** To list them costs more than to ask each. */
    private static final long LIST_PERIOD_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int MAX_THREADS = 1024;
    /** As many are watched from their beginning; more that begin between two lists from the second one on. */
    private static final int MAX_NEW_THREADS = 32;
    /** Each watched thread costs an open file, of which the program may need most. */
    private static final int SHARE_OF_FILES = 8;
    private static final File TASKS = new File("/proc/self/task");

    private final Map<String, ScheduledThread> threads = new HashMap<>();
    private final int limit = limit(Path.of("/proc/self/limits"));
    private long lookedNanos = System.nanoTime() - LOOK_PERIOD_NANOS;
    private long listedNanos = System.nanoTime() - LIST_PERIOD_NANOS;
    private boolean ended;
    private volatile int unwatched;
    private boolean closed;
    /** Begun at the last look, for the threads that begin before the next one. */
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
            if (System.nanoTime() - lookedNanos >= LOOK_PERIOD_NANOS) {
                lookedNanos = System.nanoTime();
                look();
            }
            ended |= threads.values().removeIf(scheduled -> !scheduled.sample());
        }
    }

    /** Writes {@link ThreadSwitches}. */
    synchronized void switches() {
        if (new ThreadSwitches().isEnabled()) {
            threads.values().forEach(scheduled -> scheduled.sampleSwitches(TASKS));
        }
    }

    /** Threads have begun where there are more than were watched, or where one has ended and there are as many. */
    private void look() {
        if (ended || count() != threads.size() + unwatched || lookedNanos - listedNanos >= LIST_PERIOD_NANOS) {
            listedNanos = lookedNanos;
            ended = false;
            list();
        }
        begun.clear();
        // A thread that was left out before may be taken in later: nobody knows when it began.
        for (int i = 0; unwatched == 0 && i < MAX_NEW_THREADS; i++) {
            ThreadSchedule event = new ThreadSchedule();
            event.begin();
            begun.add(event);
        }
    }

    /** How many threads there are: a folder has a link for each folder in it, and two more; -1 where that is not known. */
    private static int count() {
        try {
            return (int) Files.getAttribute(TASKS.toPath(), "unix:nlink") - 2;
        } catch (IOException | RuntimeException e) {
            return -1;
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
