package dev.awaitscope.agent.trace;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * The buffer in which JFR puts together an event of the current thread. Where a stack overflows in the middle, or no
 * memory is left, the half of an event stays there, becomes the beginning of the next one, and no reader can make sense
 * of either. Needs JFR's inside to be open to this class's module.
 */
final class EventBuffer {
    /** Both null where JFR's inside is another one. */
    private static final @Nullable MethodHandle CURRENT;
    private static final @Nullable MethodHandle RESET;

    static {
        MethodHandle current = null;
        MethodHandle reset = null;
        Class<?> owner = Threads.find("jdk.jfr.internal.JVM");
        Class<?> newer = Threads.find("jdk.jfr.internal.event.EventWriter");
        Class<?> writer = newer != null ? newer : Threads.find("jdk.jfr.internal.EventWriter");
        if (owner != null && writer != null) {
            try {
                // Not by the writer's own method, which JFR lets nobody call but the events.
                current = MethodHandles.privateLookupIn(owner, MethodHandles.lookup())
                        .unreflect(owner.getMethod("getEventWriter"))
                        .asType(MethodType.methodType(Object.class));
                reset = MethodHandles.privateLookupIn(writer, MethodHandles.lookup())
                        .findVirtual(writer, "reset", MethodType.methodType(void.class))
                        .asType(MethodType.methodType(void.class, Object.class));
            } catch (ReflectiveOperationException | LinkageError e) {
                current = null;
            }
        }
        CURRENT = current;
        RESET = reset;
    }

    private EventBuffer() {}

    /** Called right before an event is committed. */
    static void clean() {
        if (CURRENT == null || RESET == null) {
            return;
        }
        try {
            Object writer = CURRENT.invokeExact();
            if (writer != null) {
                RESET.invokeExact(writer);
            }
        } catch (Error | RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError("declares none", e);
        }
    }
}
