package dev.awaitscope.agent.trace;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/** Reads which thread waits in a node of a synchronizer's queue. */
final class ConditionNodes {
    private static final Class<?> NODE;
    private static final VarHandle WAITER;
    private static final VarHandle LONG_WAITER;

    static {
        try {
            NODE = Class.forName("java.util.concurrent.locks.AbstractQueuedSynchronizer$Node");
            WAITER = waiter(NODE);
            LONG_WAITER = waiter(Class.forName("java.util.concurrent.locks.AbstractQueuedLongSynchronizer$Node"));
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private ConditionNodes() {}

    private static VarHandle waiter(Class<?> node) throws ReflectiveOperationException {
        VarHandle exact = MethodHandles.privateLookupIn(node, MethodHandles.lookup())
                .findVarHandle(node, "waiter",
                        Thread.class);
        return exact;
    }

    static @Nullable Thread waiter(Object node) {
        return (Thread) (NODE.isInstance(node) ? WAITER.getVolatile(node) : LONG_WAITER.getVolatile(node));
    }
}
