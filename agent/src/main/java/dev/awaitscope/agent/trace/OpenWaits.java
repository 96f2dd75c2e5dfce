package dev.awaitscope.agent.trace;

import dev.awaitscope.agent.bootstrap.WaitKind;
import dev.awaitscope.agent.event.OpenWait;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.AbstractOwnableSynchronizer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Writes waits that go on: of those nothing else is in a recording, and a deadlock is made of them. Each is written when
 * it is one second old, and again each time its age has doubled, so that long waits cost little; all are written at the
 * end of a chunk. Watching thread and, at the end of a chunk, JFR's: one at a time.
 */
final class OpenWaits {
    private static final VarHandle OWNER;
    private static final int MAX_LOOK_UPS = 10;

    static {
        try {
            OWNER = MethodHandles.privateLookupIn(AbstractOwnableSynchronizer.class, MethodHandles.lookup())
                    .findVarHandle(AbstractOwnableSynchronizer.class, "exclusiveOwnerThread", Thread.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final ThreadStates states;
    private final BlockedThreads blockedThreads;
    private final VirtualThreadSnapshot snapshot = new VirtualThreadSnapshot();

    OpenWaits(ThreadStates states, Predicate<Thread> traced) {
        this.states = states;
        this.blockedThreads = new BlockedThreads(states, traced);
    }

    /** Whether a wait of this age has to be written, which has been so before {@code reports} times. */
    static boolean isDue(long ageNanos, int reports) {
        return reports < 32 && ageNanos >= TimeUnit.SECONDS.toNanos(1) << reports;
    }

    synchronized void look() {
        blockedThreads.look();
        report(false);
    }

    synchronized void reportAll() {
        blockedThreads.look();
        report(true);
    }

    private void report(boolean all) {
        long now = System.nanoTime();
        states.forEach(state -> report(state, all, now));
        blockedThreads.report(all, this);
    }

    private void report(ThreadState state, boolean all, long now) {
        WaitScope scope = state.scope();
        if (scope == null || !state.traced || !scope.isParked()) {
            return;
        }
        long age = now - scope.firstNanos;
        if (all || isDue(age, scope.openReports)) {
            scope.openReports++;
            if (scope.site == null) {
                scope.site = Site.of(state.thread.getStackTrace());
            }
            commit(scope, age);
        }
    }

    private void commit(WaitScope scope, long age) {
        OpenWait event = new OpenWait();
        event.waiter = scope.state.thread;
        event.kind = WaitKind.name(scope.kind);
        Object blocker = scope.blocker;
        if (blocker != null) {
            event.blockerClass = Blocker.shown(scope.kind, blocker);
            event.blockerId = System.identityHashCode(blocker);
        }
        event.owner = owner(scope.kind, blocker);
        event.age = age;
        event.site = scope.site;
        event.commit();
    }

    private static @Nullable Thread owner(int kind, @Nullable Object blocker) {
        if (kind == WaitKind.JOIN && blocker instanceof Thread joined) {
            return joined;
        }
        return blocker instanceof AbstractOwnableSynchronizer ? (Thread) OWNER.get(blocker) : null;
    }

    /** A virtual thread that waits for a monitor; its blocker is looked up once it has waited for a millisecond. */
    synchronized void report(MonitorWait wait, boolean all) {
        long age = System.nanoTime() - wait.startNanos;
        if (!wait.described && wait.lookUps < MAX_LOOK_UPS && age >= TimeUnit.MILLISECONDS.toNanos(1)) {
            wait.lookUps++;
            wait.described = snapshot.describe(wait);
        }
        if (all || isDue(age, wait.openReports)) {
            wait.openReports++;
            commit(wait, age);
        }
    }

    private static void commit(MonitorWait wait, long age) {
        OpenWait event = new OpenWait();
        event.waiter = wait.state.thread;
        event.kind = WaitKind.name(WaitKind.MONITOR);
        event.blockerClass = wait.event.blockerClass;
        event.blockerId = wait.event.blockerId;
        event.age = age;
        event.site = wait.event.site;
        event.commit();
    }

    @Nullable
    Thread findThread(long id) {
        Thread blocked = blockedThreads.find(id);
        return blocked != null ? blocked : states.findThread(id);
    }

    /** The management interface names classes only; the thread's own class loader most likely knows it. */
    @Nullable
    Class<?> findClass(String name, Thread thread) {
        try {
            return Class.forName(name, false, thread.getContextClassLoader());
        } catch (ClassNotFoundException | LinkageError e) {
            return null;
        }
    }
}
