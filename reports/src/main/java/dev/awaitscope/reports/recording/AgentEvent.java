package dev.awaitscope.reports.recording;

import org.jspecify.annotations.Nullable;

/**
 * An event of the agent. The components after {@code thread} bear the names and meanings of the fields of the event's
 * class in {@code dev.awaitscope.agent.event}; a thread is its index in {@link Symbols}, -1 for none, a class its name,
 * a stack its index in {@link Symbols}, -1 for none. Times are those of {@link TickClock}.
 */
public sealed interface AgentEvent extends TracedEvent {

    /** {@code awaitscope.ThreadWait} and {@code awaitscope.LongThreadWait}; only the latter has a stack. */
    record ThreadWait(long startNanos, long endNanos, int thread, String kind, @Nullable String blockerClass,
            int blockerId, int waker, int unparkedBy, long wakerId, long unparkedById, String wokenBy,
            long runnableTime, boolean timedOut,
            boolean interrupted, int parks, int waiter, @Nullable String site,
            int stack) implements AgentEvent {
        /** The thread that waited. */
        public int waiting() {
            return waiter >= 0 ? waiter : thread;
        }
    }

    /** {@code awaitscope.OpenWait}. */
    record OpenWait(long startNanos, int thread, int waiter, String kind, @Nullable String blockerClass, int blockerId,
            int owner, long age, @Nullable String site) implements AgentEvent {}

    /** {@code awaitscope.SelectorWait}; {@code timeout} in milliseconds. */
    record SelectorWait(long startNanos, long endNanos, int thread, @Nullable String selectorClass, int selectorId,
            long timeout, int readyKeys, long wakerId, int waker, long busyTime, long longestBusyTime,
            int selections) implements AgentEvent {}

    /** {@code awaitscope.VirtualThreadRun}. */
    record VirtualThreadRun(long startNanos, long endNanos, int thread, int virtualThread, int carrier, int createdBy,
            int readyBy, long readyTime, String unmountedFor, boolean pinned) implements AgentEvent {}

    /** {@code awaitscope.TaskSubmit}. */
    record TaskSubmit(long startNanos, int thread, long taskId, @Nullable String taskClass, int poolId,
            @Nullable String poolClass, int queueLength, int poolSize, int maximumPoolSize,
            long delay) implements AgentEvent {}

    /** {@code awaitscope.TaskRun}. */
    record TaskRun(long startNanos, long endNanos, int thread, long taskId, @Nullable String taskClass, int poolId,
            @Nullable String poolClass, @Nullable String failureClass, boolean cancelled) implements AgentEvent {}

    /** {@code awaitscope.TaskReject}. */
    record TaskReject(long startNanos, int thread, long taskId, @Nullable String taskClass, int poolId,
            @Nullable String poolClass, @Nullable String policyClass, int queueLength,
            int poolSize) implements AgentEvent {}

    /** {@code awaitscope.FutureCreate}. */
    record FutureCreate(long startNanos, int thread, int futureId, @Nullable String futureClass,
            int stack) implements AgentEvent {}

    /** {@code awaitscope.FutureComplete}. */
    record FutureComplete(long startNanos, int thread, int futureId, @Nullable String futureClass,
            @Nullable String failureClass, boolean cancelled, int dependents) implements AgentEvent {}

    /** {@code awaitscope.FutureStage}. */
    record FutureStage(long startNanos, long endNanos, int thread, int futureId, int sourceId, String stage,
            @Nullable String functionClass, boolean asynchronous, boolean late, long delay,
            @Nullable String failureClass) implements AgentEvent {}

    /** {@code awaitscope.FailureUnobserved}; the future failed {@code age} before {@code startNanos}. */
    record FailureUnobserved(long startNanos, int thread, int futureId, @Nullable String futureClass,
            @Nullable String failureClass, @Nullable String message, int completer, long completerId,
            @Nullable String site, long age, boolean reachable) implements AgentEvent {}

    /** {@code awaitscope.PipelineUnused}; the last stage was made {@code age} before {@code startNanos}. */
    record PipelineUnused(long startNanos, int thread, @Nullable String pipelineClass, int operations, int creator,
            long creatorId, @Nullable String site, long age, boolean reachable) implements AgentEvent {}

    /** {@code awaitscope.LoopStall}. */
    record LoopStall(long startNanos, long endNanos, int thread, String kind, @Nullable String blockerClass,
            int blockerId, @Nullable String selectorClass, int selectorId, int waitingKeys) implements AgentEvent {}

    /** {@code awaitscope.ChannelOperation}. */
    record ChannelOperation(long startNanos, long endNanos, int thread, String operation,
            @Nullable String channelClass, int channelId, long bytes, int submitter, long submitterId,
            @Nullable String failureClass) implements AgentEvent {}

    /** {@code awaitscope.ThreadSchedule}. */
    record ThreadSchedule(long startNanos, long endNanos, int thread, long osThreadId, long runTime, long runQueueTime,
            long slices) implements AgentEvent {}

    /** {@code awaitscope.ThreadSwitches}. */
    record ThreadSwitches(long startNanos, long endNanos, int thread, long osThreadId, long voluntarySwitches,
            long involuntarySwitches) implements AgentEvent {}

    /** {@code awaitscope.CpuThrottling}. */
    record CpuThrottling(long startNanos, long endNanos, int thread, String controlGroup, long quotaTime,
            long quotaPeriod, long periods, long throttledPeriods, long throttledTime) implements AgentEvent {}

    /** {@code awaitscope.TcpCounters}. */
    record TcpCounters(long startNanos, long endNanos, int thread, long acceptedConnections, long listenOverflows,
            long listenDrops, long sentSegments, long retransmittedSegments) implements AgentEvent {}

    /** {@code awaitscope.AgentSettings}. */
    record AgentSettings(long startNanos, int thread, String version, String options, long stackThreshold,
            long minimumWait, String groups, long maximumSize, long startTimeAdded) implements AgentEvent {}

    /** {@code awaitscope.AgentCounters}. */
    record AgentCounters(long startNanos, int thread, String countedType, long committed, long dropped,
            @Nullable String kind, int waiter, long waiterId, long shortWaits,
            long shortWaitTime) implements AgentEvent {}

    /** {@code awaitscope.AgentCost}. */
    record AgentCost(long startNanos, int thread, String part, long calls, long timedCalls, long callCost,
            long cpuTime, long written, boolean estimated, String method) implements AgentEvent {}

    /** {@code awaitscope.AgentFailure}. */
    record AgentFailure(long startNanos, int thread, String place, @Nullable String failureClass,
            @Nullable String message, long count) implements AgentEvent {}

    /** {@code awaitscope.Coverage}. */
    record Coverage(long startNanos, int thread, String group, String state, String reason) implements AgentEvent {}
}
