package dev.awaitscope.reports.recording;

import org.jspecify.annotations.Nullable;

/** An event of the JDK that reports use. Lengths are nanoseconds; threads, classes, stacks as in {@link AgentEvent}. */
public sealed interface JdkEvent extends TracedEvent {

    /** {@code jdk.JavaMonitorEnter}: waited to enter a monitor. */
    record MonitorEnter(long startNanos, long endNanos, int thread, @Nullable String monitorClass, int previousOwner,
            long address, int stack) implements JdkEvent {}

    /** {@code jdk.JavaMonitorWait}: {@code Object.wait}. */
    record MonitorWait(long startNanos, long endNanos, int thread, @Nullable String monitorClass, int notifier,
            long address, boolean timedOut, int stack) implements JdkEvent {}

    /** {@code jdk.ThreadSleep}; {@code askedNanos} is what was asked for. */
    record ThreadSleep(long startNanos, long endNanos, int thread, long askedNanos, int stack) implements JdkEvent {}

    /** {@code jdk.ThreadPark}; {@code timeoutNanos} is not positive for a park without limit. */
    record ThreadPark(long startNanos, long endNanos, int thread, @Nullable String parkedClass, long timeoutNanos,
            long address, int stack) implements JdkEvent {}

    /** {@code jdk.VirtualThreadPinned}: parked or blocked without leaving its carrier. */
    record Pinned(long startNanos, long endNanos, int thread) implements JdkEvent {}

    /** {@code jdk.SocketRead} and {@code jdk.SocketWrite}. */
    record SocketOperation(long startNanos, long endNanos, int thread, boolean write, long bytes, int stack)
            implements
                JdkEvent {}

    /** {@code jdk.ThreadStart} and {@code jdk.VirtualThreadStart}, written by the new thread; only the former has a parent. */
    record ThreadStart(long startNanos, int thread, int parent) implements JdkEvent {}

    /** {@code jdk.ThreadEnd} and {@code jdk.VirtualThreadEnd}, written by the ending thread. */
    record ThreadEnd(long startNanos, int thread) implements JdkEvent {}

    /** {@code jdk.GCPhasePause}. */
    record GcPause(long startNanos, long endNanos, int thread, String name) implements JdkEvent {}

    /** {@code jdk.ExecuteVMOperation}. */
    record VmOperation(long startNanos, long endNanos, int thread, String operation, boolean safepoint)
            implements
                JdkEvent {}

    /** {@code jdk.CPULoad}; shares of the whole machine, 0 to 1. */
    record CpuLoad(long startNanos, int thread, double jvmUser, double jvmSystem) implements JdkEvent {}

    /** {@code jdk.ThreadCPULoad}: tells that the thread lives, also one that never waits. */
    record ThreadCpuLoad(long startNanos, int thread) implements JdkEvent {}

    /** {@code jdk.CPUInformation}. */
    record CpuInformation(long startNanos, int thread, String description, int hardwareThreads) implements JdkEvent {}

    /** {@code jdk.OSInformation}. */
    record OsInformation(long startNanos, int thread, String version) implements JdkEvent {}

    /** {@code jdk.JVMInformation}. */
    record JvmInformation(long startNanos, int thread, String name, String version, @Nullable String jvmArguments,
            @Nullable String javaArguments, long pid) implements JdkEvent {}

    /** {@code jdk.DataLoss}; bytes since the last one. */
    record DataLoss(long startNanos, int thread, long bytes) implements JdkEvent {}

    /** {@code jdk.Shutdown}. */
    record Shutdown(long startNanos, int thread, @Nullable String reason) implements JdkEvent {}
}
