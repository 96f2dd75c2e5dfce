package dev.awaitscope.agent.trace;

import dev.awaitscope.agent.bootstrap.WaitKind;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.locks.AbstractQueuedLongSynchronizer;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/**
 * How waits for objects of one class are recorded.
 *
 * @param kind
 *            a {@link WaitKind}
 * @param shown
 *            the class as a user knows it: {@code ReentrantLock} for {@code ReentrantLock$NonfairSync}
 */
record Blocker(int kind, Class<?> shown) {
    /** Of the JDK's types only: a class keeps its values for good, and one of ours would keep the agent loaded. */
    private static final ClassValue<Map.Entry<Integer, Class<?>>> BY_CLASS = new ClassValue<>() {
        @Override
        protected Map.Entry<Integer, Class<?>> computeValue(Class<?> type) {
            Blocker blocker = of(type);
            return Map.entry(blocker.kind(), blocker.shown());
        }
    };

    static Blocker of(Object blocker) {
        Map.Entry<Integer, Class<?>> known = BY_CLASS.get(blocker.getClass());
        return new Blocker(known.getKey(), known.getValue());
    }

    /** The class to show for a wait of the given kind. */
    static Class<?> shown(int kind, Object blocker) {
        return kind == WaitKind.JOIN ? Thread.class : kind == WaitKind.ACCEPT ? acceptor(blocker) : of(blocker).shown();
    }

    /** One class of the JDK serves both kinds of socket. */
    private static Class<?> acceptor(Object blocker) {
        Class<?> shown = of(blocker).shown();
        return shown == Socket.class ? ServerSocket.class : shown;
    }

    private static Blocker of(Class<?> type) {
        Class<?> outer = outermost(type);
        int kind = kind(type, outer.getName());
        return new Blocker(kind, kind == WaitKind.PARK ? published(type) : kind == WaitKind.CONDITION ? type : outer);
    }

    private static int kind(Class<?> type, String outer) {
        return switch (outer) {
            case "java.util.concurrent.locks.AbstractQueuedSynchronizer",
                    "java.util.concurrent.locks.AbstractQueuedLongSynchronizer" ->
                WaitKind.CONDITION;
            case "java.util.concurrent.CountDownLatch" -> WaitKind.LATCH;
            case "java.util.concurrent.Semaphore" -> WaitKind.SEMAPHORE;
            case "java.util.concurrent.FutureTask", "java.util.concurrent.CompletableFuture" -> WaitKind.FUTURE;
            case "java.util.concurrent.Phaser" -> WaitKind.PHASER;
            case "java.util.concurrent.Exchanger" -> WaitKind.EXCHANGER;
            case "java.util.concurrent.SynchronousQueue", "java.util.concurrent.LinkedTransferQueue" -> WaitKind.QUEUE;
            case "java.util.concurrent.locks.StampedLock" -> WaitKind.LOCK;
            default -> kind(type);
        };
    }

    private static int kind(Class<?> type) {
        if (AbstractQueuedSynchronizer.class.isAssignableFrom(type)
                || AbstractQueuedLongSynchronizer.class.isAssignableFrom(type)) {
            return WaitKind.LOCK;
        }
        return ForkJoinTask.class.isAssignableFrom(type) ? WaitKind.TASK_JOIN : WaitKind.PARK;
    }

    /** For classes of the JDK's inside the class of its API that a user knows. */
    private static Class<?> published(Class<?> type) {
        return switch (type.getName()) {
            case "sun.nio.ch.NioSocketImpl" -> Socket.class;
            case "java.lang.Process$PipeInputStream", "java.lang.ProcessImpl" -> Process.class;
            case "jdk.internal.misc.ThreadFlock" -> scopeClass(type);
            default -> superclassOfApi(type);
        };
    }

    private static Class<?> superclassOfApi(Class<?> type) {
        Class<?> shown = type;
        while (shown != null && (shown.getName().startsWith("sun.") || shown.getName().startsWith("jdk."))) {
            shown = shown.getSuperclass();
        }
        return shown == null || shown == Object.class ? type : shown;
    }

    private static Class<?> scopeClass(Class<?> otherwise) {
        try {
            return Class.forName("java.util.concurrent.StructuredTaskScope", false, null);
        } catch (ClassNotFoundException e) {
            return otherwise;
        }
    }

    private static Class<?> outermost(Class<?> type) {
        Class<?> outer = type;
        for (Class<?> next = type.getEnclosingClass(); next != null; next = next.getEnclosingClass()) {
            outer = next;
        }
        return outer;
    }
}
