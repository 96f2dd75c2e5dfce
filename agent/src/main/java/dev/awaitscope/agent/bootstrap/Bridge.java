package dev.awaitscope.agent.bootstrap;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.nio.channels.spi.AbstractSelectableChannel;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The static methods that instrumented code calls. Each passes its call on to the {@link Handler}, if there is one, and
 * lets nothing out that the handler throws.
 *
 * <p>
 * The field is plain on purpose: a thread may see its change late, which costs a wait at the border of the recording,
 * where a volatile read would cost something on every call.
 */
public final class Bridge {
    /** Null where nothing is traced. */
    public static @Nullable Handler handler;

    private Bridge() {}

    /** Passes on to {@link Handler#park}. */
    public static @Nullable Object park(@Nullable Object blocker, long timeoutNanos) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                return handler.park(blocker, timeoutNanos);
            } catch (Throwable failure) {
                failed(handler, "park", failure);
            }
        }
        return null;
    }

    /** Passes on to {@link Handler#block}. */
    public static @Nullable Object block(@Nullable Object blocker, int kind, long timeoutNanos) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                return handler.block(blocker, kind, timeoutNanos);
            } catch (Throwable failure) {
                failed(handler, "block", failure);
            }
        }
        return null;
    }

    /** Passes on to {@link Handler#blockInNative}. */
    public static @Nullable Object blockInNative(Object blocker, int kind) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                return handler.blockInNative(blocker, kind);
            } catch (Throwable failure) {
                failed(handler, "blockInNative", failure);
            }
        }
        return null;
    }

    /** A park that ends at the latest after some time; it does not block where there is none. */
    public static @Nullable Object parkNanos(@Nullable Object blocker, long nanos) {
        return nanos > 0 ? park(blocker, nanos) : null;
    }

    /** A park that ends at the latest at a time of the clock, in milliseconds since the epoch. */
    public static @Nullable Object parkUntil(@Nullable Object blocker, long deadlineMillis) {
        if (handler == null) {
            return null;
        }
        long millis = deadlineMillis - System.currentTimeMillis();
        // The clock shows whole milliseconds: up to one of them is over already.
        return millis > 0 ? park(blocker, Math.max(1, MILLISECONDS.toNanos(millis - 1))) : null;
    }

    /** An {@code Object.wait}; 0 is no limit. */
    public static @Nullable Object waitOn(Object monitor, long timeoutMillis) {
        return block(monitor, WaitKind.OBJECT_WAIT, MILLISECONDS.toNanos(timeoutMillis));
    }

    /** A {@code Thread.join}; 0 is no limit. */
    public static @Nullable Object joinThread(Thread thread, long timeoutMillis) {
        return thread.isAlive() ? block(thread, WaitKind.JOIN, MILLISECONDS.toNanos(timeoutMillis)) : null;
    }

    /** A {@code Process.waitFor} with a limit; it does not block where there is none. */
    public static @Nullable Object waitForProcess(Object process, long timeout, @Nullable TimeUnit unit) {
        return timeout > 0 && unit != null ? block(process, WaitKind.PROCESS, unit.toNanos(timeout)) : null;
    }

    /** An operation on a channel, which waits only in blocking mode. */
    public static @Nullable Object blockInChannel(AbstractSelectableChannel channel, int kind) {
        return channel.isBlocking() ? blockInNative(channel, kind) : null;
    }

    /** Passes on to {@link Handler#readStream}. */
    public static @Nullable Object readStream(Object stream) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                return handler.readStream(stream);
            } catch (Throwable failure) {
                failed(handler, "readStream", failure);
            }
        }
        return null;
    }

    /** Passes on to {@link Handler#resume}. */
    public static void resume(@Nullable Object token, @Nullable Throwable thrown) {
        Handler handler = Bridge.handler;
        if (handler != null && token != null) {
            try {
                handler.resume(token, thrown);
            } catch (Throwable failure) {
                failed(handler, "resume", failure);
            }
        }
    }

    /** Passes on to {@link Handler#resumeFromNative}. */
    public static void resumeFromNative(@Nullable Object token, @Nullable Throwable thrown) {
        Handler handler = Bridge.handler;
        if (handler != null && token != null) {
            try {
                handler.resumeFromNative(token, thrown);
            } catch (Throwable failure) {
                failed(handler, "resumeFromNative", failure);
            }
        }
    }

    /** Passes on to {@link Handler#enter}. */
    public static @Nullable Object enter(Object blocker, int kind) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                return handler.enter(blocker, kind);
            } catch (Throwable failure) {
                failed(handler, "enter", failure);
            }
        }
        return null;
    }

    /** Passes on to {@link Handler#exit}. */
    public static void exit(@Nullable Object token) {
        Handler handler = Bridge.handler;
        if (handler != null && token != null) {
            try {
                handler.exit(token);
            } catch (Throwable failure) {
                failed(handler, "exit", failure);
            }
        }
    }

    /** Passes on to {@link Handler#enterLate}. */
    public static void enterLate(Object blocker, int kind) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.enterLate(blocker, kind);
            } catch (Throwable failure) {
                failed(handler, "enterLate", failure);
            }
        }
    }

    /** Passes on to {@link Handler#leave}. */
    public static void leave(Object blocker) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.leave(blocker);
            } catch (Throwable failure) {
                failed(handler, "leave", failure);
            }
        }
    }

    /** Passes on to {@link Handler#unpark}. */
    public static void unpark(@Nullable Thread wakee) {
        Handler handler = Bridge.handler;
        if (handler != null && wakee != null) {
            try {
                handler.unpark(wakee);
            } catch (Throwable failure) {
                failed(handler, "unpark", failure);
            }
        }
    }

    /** Passes on to {@link Handler#signal}. */
    public static void signal(@Nullable Object node) {
        Handler handler = Bridge.handler;
        if (handler != null && node != null) {
            try {
                handler.signal(node);
            } catch (Throwable failure) {
                failed(handler, "signal", failure);
            }
        }
    }

    /** Passes on to {@link Handler#unmounted}. */
    public static void unmounted(Object virtualThread, int state) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.unmounted((Thread) virtualThread, state);
            } catch (Throwable failure) {
                failed(handler, "unmounted", failure);
            }
        }
    }

    /** Passes on to {@link Handler#mounting}. */
    public static void mounting(Object virtualThread, int state) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.mounting((Thread) virtualThread, state);
            } catch (Throwable failure) {
                failed(handler, "mounting", failure);
            }
        }
    }

    /** Passes on to {@link Handler#ready}. */
    public static void ready(Object virtualThread, int state) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.ready((Thread) virtualThread, state);
            } catch (Throwable failure) {
                failed(handler, "ready", failure);
            }
        }
    }

    /** Passes on to {@link Handler#runBegin}. */
    public static void runBegin(Object virtualThread) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.runBegin((Thread) virtualThread);
            } catch (Throwable failure) {
                failed(handler, "runBegin", failure);
            }
        }
    }

    /** Passes on to {@link Handler#runEnd}. */
    public static void runEnd(Object virtualThread, int state) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.runEnd((Thread) virtualThread, state);
            } catch (Throwable failure) {
                failed(handler, "runEnd", failure);
            }
        }
    }

    /** Passes on to {@link Handler#runResumed}. */
    public static void runResumed(Object virtualThread, boolean yielded) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.runResumed((Thread) virtualThread, yielded);
            } catch (Throwable failure) {
                failed(handler, "runResumed", failure);
            }
        }
    }

    /** Passes on to {@link Handler#lastRunEnd}. */
    public static void lastRunEnd(Object virtualThread) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.lastRunEnd((Thread) virtualThread);
            } catch (Throwable failure) {
                failed(handler, "lastRunEnd", failure);
            }
        }
    }

    /** Passes on to {@link Handler#taskSubmit}. */
    public static void taskSubmit(Object pool, @Nullable Object task) {
        Handler handler = Bridge.handler;
        if (handler != null && task != null) {
            try {
                handler.taskSubmit(pool, task);
            } catch (Throwable failure) {
                failed(handler, "taskSubmit", failure);
            }
        }
    }

    /** Passes on to {@link Handler#taskStart}. */
    public static void taskStart(Object pool, Object task) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.taskStart(pool, task);
            } catch (Throwable failure) {
                failed(handler, "taskStart", failure);
            }
        }
    }

    /** Passes on to {@link Handler#taskEnd}. */
    public static void taskEnd(Object task, @Nullable Object thrown) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.taskEnd(task, thrown);
            } catch (Throwable failure) {
                failed(handler, "taskEnd", failure);
            }
        }
    }

    /** Passes on to {@link Handler#forkJoinSubmit}. */
    public static void forkJoinSubmit(Object pool, @Nullable Object task) {
        Handler handler = Bridge.handler;
        if (handler != null && task != null) {
            try {
                handler.forkJoinSubmit(pool, task);
            } catch (Throwable failure) {
                failed(handler, "forkJoinSubmit", failure);
            }
        }
    }

    /** Passes on to {@link Handler#forkJoinStart}. */
    public static @Nullable Object forkJoinStart(Object task) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                return handler.forkJoinStart(task);
            } catch (Throwable failure) {
                failed(handler, "forkJoinStart", failure);
            }
        }
        return null;
    }

    /** Passes on to {@link Handler#forkJoinEnd}. */
    public static void forkJoinEnd(Object task, @Nullable Object token) {
        Handler handler = Bridge.handler;
        if (handler != null && token != null) {
            try {
                handler.forkJoinEnd(task, token);
            } catch (Throwable failure) {
                failed(handler, "forkJoinEnd", failure);
            }
        }
    }

    /** Passes on to {@link Handler#virtualThreadStart}. */
    public static void virtualThreadStart(Object virtualThread, Object container) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.virtualThreadStart((Thread) virtualThread, container);
            } catch (Throwable failure) {
                failed(handler, "virtualThreadStart", failure);
            }
        }
    }

    /** Passes on to {@link Handler#virtualThreadRun}. */
    public static @Nullable Object virtualThreadRun(Object virtualThread, Object task) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                return handler.virtualThreadRun((Thread) virtualThread, task);
            } catch (Throwable failure) {
                failed(handler, "virtualThreadRun", failure);
            }
        }
        return null;
    }

    /** Passes on to {@link Handler#virtualThreadEnd}. */
    public static void virtualThreadEnd(Object virtualThread, @Nullable Object token) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.virtualThreadEnd((Thread) virtualThread, token);
            } catch (Throwable failure) {
                failed(handler, "virtualThreadEnd", failure);
            }
        }
    }

    /** Passes on to {@link Handler#select}. */
    public static @Nullable Object select(Object selector, long timeoutMillis) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                return handler.select(selector, timeoutMillis);
            } catch (Throwable failure) {
                failed(handler, "select", failure);
            }
        }
        return null;
    }

    /** Passes on to {@link Handler#selected}. */
    public static void selected(@Nullable Object token, int readyKeys) {
        Handler handler = Bridge.handler;
        if (handler != null && token != null) {
            try {
                handler.selected(token, readyKeys);
            } catch (Throwable failure) {
                failed(handler, "selected", failure);
            }
        }
    }

    /** Passes on to {@link Handler#wakeup}. */
    public static void wakeup(Object selector) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.wakeup(selector);
            } catch (Throwable failure) {
                failed(handler, "wakeup", failure);
            }
        }
    }

    /** Passes on to {@link Handler#threadEnd}. */
    public static void threadEnd(Thread thread) {
        Handler handler = Bridge.handler;
        if (handler != null) {
            try {
                handler.threadEnd(thread);
            } catch (Throwable failure) {
                failed(handler, "threadEnd", failure);
            }
        }
    }

    private static void failed(Handler handler, String place, Throwable failure) {
        try {
            handler.failed(place, failure);
        } catch (Throwable ignored) {
            // Out of memory or stack: nothing is left that could count it.
        }
    }
}
