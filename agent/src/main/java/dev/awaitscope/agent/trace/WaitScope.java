package dev.awaitscope.agent.trace;

import dev.awaitscope.agent.bootstrap.WaitKind;
import dev.awaitscope.agent.event.LongThreadWait;
import dev.awaitscope.agent.event.LoopStall;
import dev.awaitscope.agent.event.ThreadWait;
import dev.awaitscope.agent.event.Wait;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * One call in which a thread may be suspended several times: one wait. Written by that thread alone, except for what
 * wakers leave here, {@link #offer} and {@link #signal}.
 */
final class WaitScope {
    /*
     * Both events are begun at the first park, since only at the end it is known which one is written, and an event's
     * start cannot be set later. They are garbage soon after.
     *
     * A wake-up is offered by compare-and-set and taken after each park: the first one counts, since it is the one that
     * ends the park (or gives the permit that the next park takes); later ones find the thread already woken. Not so for
     * a lock or permits: a woken thread that has not run yet looks at the state that the newest release has left.
     */
    private static final VarHandle WAKE;

    static {
        try {
            WAKE = MethodHandles.lookup().findVarHandle(WaitScope.class, "wake", Wake.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** What ended a park. */
    enum End {
        UNKNOWN(""), THREAD("thread"), INTERRUPT("interrupt"), TIMER("timer"), IO("io"), PROCESS("process");

        /** As it is written in events. */
        final String wokenBy;

        End(String wokenBy) {
            this.wokenBy = wokenBy;
        }
    }

    final ThreadState state;
    final int kind;
    final @Nullable Object blocker;
    /** True where the scope ends with its park, since no call around it is known. */
    final boolean single;
    private final boolean newestWakeCounts;
    /** Whether the scope was opened by its park, within which the thread can call nothing. */
    boolean parked;

    /** 0 before the first park. */
    long firstNanos;
    long lastNanos;
    int parks;
    End end = End.UNKNOWN;
    boolean timerSeen;
    boolean interruptSeen;
    @Nullable
    Wake lastWake;
    /** How often the wait has been reported while it was open. Used by the watching thread only. */
    int openReports;
    @Nullable
    String site;
    /** Suspensions within each other: a read from a socket may wait for the socket's lock. */
    private int depth;
    private long parkNanos;
    private long timeoutNanos;
    private @Nullable ThreadWait shortEvent;
    private @Nullable LongThreadWait longEvent;
    /** On the thread of an event loop: the same wait once more, as what it is there. */
    private @Nullable LoopStall stall;
    private volatile @Nullable Wake wake;
    private volatile @Nullable Thread signaller;

    WaitScope(ThreadState state, int kind, @Nullable Object blocker, boolean single) {
        this.state = state;
        this.kind = kind;
        this.blocker = blocker;
        this.single = single;
        this.newestWakeCounts = !single && (kind == WaitKind.LOCK || kind == WaitKind.SEMAPHORE);
    }

    void beginPark(long timeout) {
        if (depth == 0) {
            begin(timeout);
        }
        depth++;
    }

    /** All or nothing, as far as memory goes. */
    private void begin(long timeout) {
        long now = System.nanoTime();
        if (parks == 0) {
            ThreadWait asShort = new ThreadWait();
            LongThreadWait asLong = kind == WaitKind.IDLE ? null : new LongThreadWait();
            LoopStall asStall = state.loop != null && kind != WaitKind.SELECT && kind != WaitKind.IDLE
                    ? new LoopStall()
                    : null;
            asShort.begin();
            if (asLong != null) {
                asLong.begin();
            }
            if (asStall != null) {
                asStall.begin();
            }
            shortEvent = asShort;
            longEvent = asLong;
            stall = asStall;
            firstNanos = now;
            lastNanos = now;
        }
        parkNanos = now;
        timeoutNanos = timeout;
    }

    /** False where this was a suspension within another one, which goes on. */
    boolean endPark(@Nullable Throwable thrown, long stackNanos) {
        if (--depth > 0) {
            return false;
        }
        lastNanos = System.nanoTime();
        parks++;
        Wait event = event(stackNanos);
        if (event != null) {
            event.end();
        }
        if (stall != null) {
            stall.end();
        }
        end = ended(thrown);
        timerSeen |= end == End.TIMER;
        interruptSeen |= end == End.INTERRUPT;
        return true;
    }

    private End ended(@Nullable Throwable thrown) {
        Wake taken = wake == null ? null : (Wake) WAKE.getAndSet(this, null);
        if (taken != null) {
            setLastWake(taken);
            return isInputOutput() ? End.IO : End.THREAD;
        }
        if (thrown instanceof InterruptedException || Threads.isInterrupted(state.thread)) {
            return End.INTERRUPT;
        }
        if (thrown instanceof SocketTimeoutException) {
            return End.TIMER;
        }
        // The clock of the timer and ours may differ by some microseconds.
        if (timeoutNanos > 0 && lastNanos - parkNanos >= timeoutNanos - 50_000) {
            return End.TIMER;
        }
        return isInputOutput() && thrown == null ? End.IO : End.UNKNOWN;
    }

    /** The park that has just ended was ended by a permit that was given before it. */
    void endedBy(Wake given) {
        end = End.THREAD;
        setLastWake(given);
    }

    private void setLastWake(Wake taken) {
        lastWake = taken.nanos() < parkNanos ? new Wake(taken.root(), taken.unparker(), parkNanos) : taken;
    }

    private boolean isInputOutput() {
        return kind == WaitKind.IO || kind == WaitKind.ACCEPT;
    }

    /** Begins anew as if nothing had been waited for yet. */
    void restart() {
        parks = 0;
        firstNanos = 0;
        end = End.UNKNOWN;
        timerSeen = false;
        interruptSeen = false;
        lastWake = null;
        stall = null;
        openReports = 0;
    }

    /**
     * As seen by its thread, whether it should have ended: where a stack overflows, the JVM goes past the hook that would
     * have ended it.
     */
    boolean isLeftover() {
        return parked;
    }

    /** Whether the thread is suspended now, as seen by another one. */
    boolean isParked() {
        return firstNanos != 0 && parkNanos - lastNanos >= 0 && parkNanos != 0;
    }

    /** Called by the thread that is about to unpark this one. */
    void offer(Wake offered) {
        if (newestWakeCounts) {
            wake = offered;
        } else if (wake == null) {
            WAKE.compareAndSet(this, null, offered);
        }
    }

    /** Called by the thread that signals the condition awaited here. */
    void signal(Thread thread) {
        if (signaller == null) {
            signaller = thread;
        }
    }

    @Nullable
    Thread signaller() {
        return signaller;
    }

    long nanos() {
        return lastNanos - firstNanos;
    }

    /** The one of its events that is written: with a stack trace, unless it was too short or idle, or without. */
    @Nullable
    Wait event(long stackNanos) {
        LongThreadWait withStack = longEvent;
        return withStack != null && nanos() >= stackNanos ? withStack : shortEvent;
    }

    @Nullable
    LoopStall stall() {
        return stall;
    }
}
