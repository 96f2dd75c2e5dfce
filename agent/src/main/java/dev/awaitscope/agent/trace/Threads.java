package dev.awaitscope.agent.trace;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.jspecify.annotations.Nullable;

/**
 * What the hooks need to know of a thread without calling a method that a subclass of {@link Thread} may override.
 * Needs {@code java.lang} to be open to this class's module.
 */
final class Threads {
    private static final VarHandle ID;
    private static final VarHandle INTERRUPTED;
    private static final @Nullable Class<?> VIRTUAL = find("java.lang.BaseVirtualThread");
    private static final @Nullable Class<?> CARRIER = find("jdk.internal.misc.CarrierThread");

    private static final @Nullable VarHandle CARRIER_THREAD = carrierThread();

    static {
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(Thread.class, MethodHandles.lookup());
            ID = lookup.findVarHandle(Thread.class, "tid", long.class);
            INTERRUPTED = lookup.findVarHandle(Thread.class, "interrupted", boolean.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private Threads() {}

    static long id(Thread thread) {
        return (long) ID.get(thread);
    }

    static boolean isInterrupted(Thread thread) {
        return (boolean) INTERRUPTED.getVolatile(thread);
    }

    static boolean isVirtual(Thread thread) {
        return VIRTUAL != null && VIRTUAL.isInstance(thread);
    }

    /** Whether the thread carries virtual ones: events that a carrier commits may get lost without a word. */
    static boolean isCarrier(Thread thread) {
        return CARRIER != null && CARRIER.isInstance(thread);
    }

    /** The carrier that a virtual thread is mounted on; null where it is not, or where the JDK has no such field. */
    static @Nullable Thread carrier(Thread virtualThread) {
        return CARRIER_THREAD == null ? null : (Thread) CARRIER_THREAD.getVolatile(virtualThread);
    }

    private static @Nullable VarHandle carrierThread() {
        try {
            Class<?> type = Class.forName("java.lang.VirtualThread", false, null);
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .findVarHandle(type, "carrierThread",
                            Thread.class);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    /** A class of the boot loader, or null. */
    static @Nullable Class<?> find(String name) {
        try {
            return Class.forName(name, false, null);
        } catch (ClassNotFoundException e) {
            return null;
        }
    }
}
