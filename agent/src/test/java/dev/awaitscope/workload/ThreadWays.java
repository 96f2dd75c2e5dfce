package dev.awaitscope.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What threads do without a synchronizer: park, sleep, join, and monitors. */
final class ThreadWays {
    private ThreadWays() {}

    static List<Way> all() {
        List<Way> ways = new ArrayList<>(parks());
        ways.addAll(joins());
        ways.addAll(monitors());
        return ways;
    }

    private static List<Way> parks() {
        return List.of(Way.byThread("LockSupport.park", () -> new Calls.Unpark(null)),
                Way.byThread("LockSupport.park(blocker)", () -> new Calls.Unpark(new Calls.Guard())),
                Way.byThread("LockSupport.parkNanos, unparked",
                        () -> Script.of("park", null, wait -> LockSupport.parkNanos(TimeUnit.MINUTES.toNanos(1)),
                                wait -> LockSupport.unpark(wait.waiter))),
                Way.byTimer("LockSupport.parkNanos",
                        () -> Script.alone("park", null, wait -> LockSupport.parkNanos(wait.lengthNanos))),
                Way.byTimer("LockSupport.parkUntil", () -> Script.alone("park", null,
                        wait -> LockSupport.parkUntil(System.currentTimeMillis() + Script.millis(wait)))),
                Way.byTimer("Thread.sleep", Calls.Sleep::new));
    }

    private static List<Way> joins() {
        return List.of(Way.byThread("Thread.join of a platform thread", Calls.Join::new),
                Way.byThread("Thread.join(time) of a platform thread",
                        () -> Script.of("join", Thread.class, wait -> wait.winner.join(60_000), wait -> {})),
                Way.byThread("Thread.join of a virtual thread", () -> Script.of("join", Thread.class, wait -> {
                    Thread thread = Virtual.thread("virtual", "joined " + wait.winner.getName(), () -> {
                        wait.sleepUntilLost();
                        wait.waking();
                    });
                    wait.waker = thread;
                    thread.start();
                    thread.join();
                }, wait -> {})).since(21), Way.byTimer("Thread.join(time), in vain", () -> Script.of("join",
                        Thread.class, wait -> wait.winner.join(Script.millis(wait)),
                        wait -> LockSupport.parkNanos(wait.lengthNanos / 2))));
    }

    private static List<Way> monitors() {
        return List.of(Way.byThread("Object.wait", () -> new Calls.Notify(new Calls.Guard())),
                Way.byTimer("Object.wait(time), in vain", () -> {
                    Calls.Guard guard = new Calls.Guard();
                    return Script.alone("object-wait", guard.getClass(), wait -> {
                        synchronized (guard) {
                            guard.wait(Script.millis(wait));
                        }
                    });
                }), Way.byThread("synchronized block", () -> new Calls.Monitor(new Calls.Guard())),
                Way.byThread("synchronized method", () -> {
                    Synchronized object = new Synchronized();
                    return Script.of("monitor", Synchronized.class, wait -> object.pass(), wait -> {})
                            .holding(object::hold);
                }));
    }

    /** Its methods need its monitor. */
    private static final class Synchronized {
        private volatile int passed;

        synchronized void pass() {
            passed++;
        }

        /** Gives it back when it has been held until the wait is to end. */
        void hold(Wait wait) {
            Thread holder = new Thread(() -> holdUntilLost(wait), "holder " + wait.winner.getName());
            wait.waker = holder;
            holder.start();
            while (passed == 0) {
                LockSupport.parkNanos(100_000);
            }
        }

        private synchronized void holdUntilLost(Wait wait) {
            passed = 1;
            wait.sleepUntilLost();
            wait.waking();
        }
    }
}
