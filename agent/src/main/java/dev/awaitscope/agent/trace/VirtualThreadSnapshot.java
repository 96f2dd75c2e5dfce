package dev.awaitscope.agent.trace;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM knows of a virtual thread that is not mounted: the monitor it waits for and its stack. From
 * {@code jdk.internal.vm.ThreadSnapshot} of JDK 25, made for thread dumps; without it nothing is known. Asking costs a
 * handshake, so it is done for waits that have gone on for a while.
 */
final class VirtualThreadSnapshot {
    private record Handles(MethodHandle of, MethodHandle blockedOn, MethodHandle stackTrace) {}

    private final @Nullable Handles handles = find();

    private static @Nullable Handles find() {
        try {
            Class<?> type = Class.forName("jdk.internal.vm.ThreadSnapshot");
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            return new Handles(lookup.findStatic(type, "of", MethodType.methodType(type, Thread.class)),
                    lookup.findVirtual(type, "blockedOn", MethodType.methodType(Object.class)),
                    lookup.findVirtual(type, "stackTrace", MethodType.methodType(StackTraceElement[].class)));
        } catch (ReflectiveOperationException | LinkageError e) {
            return null;
        }
    }

    /** False where the thread was not to be seen waiting, perhaps since it was just about to. */
    boolean describe(MonitorWait wait) {
        if (handles == null) {
            return false;
        }
        try {
            Object snapshot = handles.of.invoke(wait.state.thread);
            Object monitor = snapshot == null ? null : handles.blockedOn.invoke(snapshot);
            if (monitor != null && wait.endNanos == 0) {
                wait.event.blockerClass = monitor.getClass();
                wait.event.blockerId = System.identityHashCode(monitor);
                wait.event.site = Site.of((StackTraceElement[]) handles.stackTrace.invoke(snapshot));
                return true;
            }
        } catch (Throwable e) {
            // The thread may end meanwhile: then the wait is recorded without its monitor.
            wait.event.blockerClass = null;
        }
        return false;
    }
}
