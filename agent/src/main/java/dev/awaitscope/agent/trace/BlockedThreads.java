package dev.awaitscope.agent.trace;

import dev.awaitscope.agent.bootstrap.WaitKind;
import dev.awaitscope.agent.event.OpenWait;
import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Platform threads that wait in the JVM itself, where no hook sees them begin: for a monitor, and before JDK 19 also in
 * {@code Object.wait} and {@code Thread.sleep}. Found by looking at thread states, so that the beginning is known to the
 * period of looking. Watching thread only.
 */
final class BlockedThreads {
    /** Deep enough to leave the JDK's own frames behind. */
    private static final int STACK_DEPTH = 24;

    private static final class Blocked {
        final Thread.State state;
        final long sinceNanos;
        int openReports;

        Blocked(Thread.State state, long sinceNanos) {
            this.state = state;
            this.sinceNanos = sinceNanos;
        }
    }

    private final ThreadStates states;
    private final Predicate<Thread> traced;
    private final boolean nativeWaits = Runtime.version().feature() < 19;
    private final Map<Thread, Blocked> blocked = new HashMap<>();
    private @Nullable Thread[] threads = new Thread[64];

    BlockedThreads(ThreadStates states, Predicate<Thread> traced) {
        this.states = states;
        this.traced = traced;
    }

    void look() {
        long now = System.nanoTime();
        int count = enumerate();
        Map<Thread, Blocked> before = new HashMap<>(blocked);
        blocked.clear();
        for (int i = 0; i < count; i++) {
            Thread thread = threads[i];
            threads[i] = null;
            if (thread != null && thread != Thread.currentThread()) {
                look(thread, before.get(thread), now);
            }
        }
    }

    private void look(Thread thread, @Nullable Blocked known, long now) {
        Thread.State state = thread.getState();
        if (waitsUnseen(thread, state) && traced.test(thread)) {
            blocked.put(thread, known != null && known.state == state ? known : new Blocked(state, now));
        }
    }

    private boolean waitsUnseen(Thread thread, Thread.State state) {
        return switch (state) {
            case BLOCKED -> true;
            case WAITING, TIMED_WAITING -> nativeWaits && !waitsSeen(thread);
            default -> false;
        };
    }

    private boolean waitsSeen(Thread thread) {
        ThreadState known = states.find(thread);
        return known != null && known.scope() != null;
    }

    private int enumerate() {
        ThreadGroup root = Thread.currentThread().getThreadGroup();
        while (root != null && root.getParent() != null) {
            root = root.getParent();
        }
        if (root == null) {
            return 0;
        }
        int count = root.enumerate(threads);
        while (count == threads.length) {
            threads = new Thread[2 * threads.length];
            count = root.enumerate(threads);
        }
        return count;
    }

    /** Writes those that have waited long enough for their next report, or all of them. */
    void report(boolean all, OpenWaits openWaits) {
        Iterator<Map.Entry<Thread, Blocked>> entries = blocked.entrySet().iterator();
        while (entries.hasNext()) {
            Map.Entry<Thread, Blocked> entry = entries.next();
            Blocked wait = entry.getValue();
            long age = System.nanoTime() - wait.sinceNanos;
            if (all || OpenWaits.isDue(age, wait.openReports)) {
                wait.openReports++;
                report(entry.getKey(), age, openWaits);
            }
        }
    }

    @SuppressWarnings("deprecation") // threadId() is not there on JDK 17
    private static void report(Thread thread, long age, OpenWaits openWaits) {
        ThreadInfo info = ManagementFactory.getThreadMXBean().getThreadInfo(thread.getId(), STACK_DEPTH);
        if (info == null) {
            return;
        }
        OpenWait event = new OpenWait();
        event.waiter = thread;
        event.kind = WaitKind.name(kind(info));
        LockInfo lock = info.getLockInfo();
        if (lock != null) {
            event.blockerId = lock.getIdentityHashCode();
            event.blockerClass = openWaits.findClass(lock.getClassName(), thread);
        }
        event.owner = openWaits.findThread(info.getLockOwnerId());
        event.age = age;
        event.site = Site.of(info.getStackTrace());
        event.commit();
    }

    private static int kind(ThreadInfo info) {
        if (info.getThreadState() == Thread.State.BLOCKED) {
            return WaitKind.MONITOR;
        }
        StackTraceElement[] stack = info.getStackTrace();
        String top = stack.length == 0 ? "" : stack[0].getClassName() + "." + stack[0].getMethodName();
        return switch (top) {
            case "java.lang.Thread.sleep" -> WaitKind.SLEEP;
            case "java.lang.Object.wait" -> WaitKind.OBJECT_WAIT;
            default -> WaitKind.PARK;
        };
    }

    @Nullable
    Thread find(long id) {
        for (Thread thread : blocked.keySet()) {
            if (Threads.id(thread) == id) {
                return thread;
            }
        }
        return null;
    }
}
