package dev.awaitscope.demos;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Threads that may never end, waited for with patience, and what holds them up. */
public final class StuckThreads {
    private StuckThreads() {}

    /** Whether all of them ended in time; a patience of 0 has no end. */
    public static boolean ended(Collection<Thread> threads, Duration patience) throws InterruptedException {
        long endNanos = System.nanoTime() + patience.toNanos();
        boolean ended = true;
        for (Thread thread : threads) {
            if (patience.isZero()) {
                thread.join();
            } else {
                ended &= thread.join(Duration.ofNanos(Math.max(0, endNanos - System.nanoTime())));
            }
        }
        return ended;
    }

    /** The JVM's own view of a deadlock among platform threads: one line for each of them that is part of it. */
    public static List<String> describe(Collection<Thread> threads) {
        ThreadMXBean view = ManagementFactory.getThreadMXBean();
        long @Nullable [] found = view.findDeadlockedThreads();
        if (found == null) {
            return List.of("slow, but not deadlocked: give it more --patience");
        }
        Set<Long> asked = threads.stream().map(Thread::threadId).collect(Collectors.toSet());
        return Arrays.stream(view.getThreadInfo(found))
                .filter(info -> info != null && asked.contains(info.getThreadId()))
                .map(StuckThreads::line)
                .sorted()
                .toList();
    }

    private static String line(ThreadInfo info) {
        return info.getThreadName() + " waits for " + info.getLockInfo().getClassName() + ", which "
                + info.getLockOwnerName() + " holds";
    }
}
