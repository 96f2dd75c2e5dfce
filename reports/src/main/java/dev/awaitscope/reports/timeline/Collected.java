package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.Pause;
import dev.awaitscope.reports.column.ColumnMemory;
import dev.awaitscope.reports.column.IntColumn;
import dev.awaitscope.reports.column.LongColumn;
import dev.awaitscope.reports.recording.AgentEvent;
import dev.awaitscope.reports.recording.JdkEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that was collected from the events of one JVM. Filled by {@link EventCollector}, read by the rest. */
public final class Collected {
    /** Where the columns of waits, tasks, samples and slices are. */
    final ColumnMemory memory = ColumnMemory.ofHeap();
    final WaitColumns waits = new WaitColumns(memory);
    final List<AgentEvent.OpenWait> openWaits = new ArrayList<>();
    /** Of {@code Object.wait} where the agent records the wait itself: who notified. */
    final List<JdkEvent.MonitorWait> notifications = new ArrayList<>();
    final List<JdkEvent.Pinned> pinned = new ArrayList<>();
    final MountColumns mounts = new MountColumns(memory);
    final TaskColumns submits = new TaskColumns(memory);
    final TaskColumns runs = new TaskColumns(memory);
    final PoolSizes poolSizes = new PoolSizes();
    final List<AgentEvent.TaskReject> rejects = new ArrayList<>();
    final List<AgentEvent.FutureCreate> creates = new ArrayList<>();
    final List<AgentEvent.FutureComplete> completions = new ArrayList<>();
    final List<AgentEvent.FutureStage> stages = new ArrayList<>();
    final List<AgentEvent.FailureUnobserved> unobserved = new ArrayList<>();
    final List<AgentEvent.PipelineUnused> pipelines = new ArrayList<>();
    final List<AgentEvent.LoopStall> stalls = new ArrayList<>();
    final SelectionColumns selections = new SelectionColumns(memory);
    final List<AgentEvent.ChannelOperation> channelOperations = new ArrayList<>();
    final ScheduleColumns schedule = new ScheduleColumns(memory);
    final List<AgentEvent.ThreadSwitches> switches = new ArrayList<>();
    final List<AgentEvent.CpuThrottling> throttling = new ArrayList<>();
    final List<AgentEvent.TcpCounters> tcp = new ArrayList<>();
    final List<JdkEvent.CpuLoad> cpuLoads = new ArrayList<>();
    final List<Pause> pauses = new ArrayList<>();
    final LongColumn born = new LongColumn();
    /** By thread: the one that started it. */
    final IntColumn parents = new IntColumn();
    final LongColumn died = new LongColumn();
    final LongColumn firstSeen = new LongColumn();
    final LongColumn lastSeen = new LongColumn();

    private final Map<String, AgentEvent.Coverage> coverage = new TreeMap<>();
    private final Map<String, AgentEvent.AgentFailure> failures = new TreeMap<>();
    private final Map<String, AgentEvent.AgentCounters> counters = new TreeMap<>();
    private final Map<String, AgentEvent.AgentCost> costs = new TreeMap<>();
    private long lastNanos;
    private long lostBytes;
    private long shutDownNanos = Long.MAX_VALUE;
    private AgentEvent.@Nullable AgentSettings settings;
    private JdkEvent.@Nullable JvmInformation jvm;
    private JdkEvent.@Nullable CpuInformation cpu;
    private JdkEvent.@Nullable OsInformation os;

    void settings(AgentEvent.AgentSettings latest) {
        settings = latest;
    }

    void jvm(JdkEvent.JvmInformation latest) {
        jvm = latest;
    }

    void cpu(JdkEvent.CpuInformation latest) {
        cpu = latest;
    }

    void os(JdkEvent.OsInformation latest) {
        os = latest;
    }

    void lost(long bytes) {
        lostBytes += bytes;
    }

    void shutDown(long nanos) {
        shutDownNanos = Math.min(shutDownNanos, nanos);
    }

    /** Counters and their like run on from chunk to chunk: the last row of each counts. */
    void latest(AgentEvent.AgentCounters row) {
        counters.put(row.countedType() + '\0' + row.kind() + '\0' + row.waiterId() + '\0' + row.waiter(), row);
    }

    void latest(AgentEvent.AgentFailure row) {
        failures.put(row.place() + '\0' + row.failureClass(), row);
    }

    void latest(AgentEvent.AgentCost row) {
        costs.put(row.part(), row);
    }

    void latest(AgentEvent.Coverage row) {
        coverage.put(row.group(), row);
    }

    void seenUntil(long nanos) {
        lastNanos = Math.max(lastNanos, nanos);
    }

    /** End of the last thing known. */
    public long durationNanos() {
        return lastNanos;
    }

    /** Bytes of columns that had no place on the heap and went to temporary files. */
    public long spilledBytes() {
        return memory.spilled();
    }

    /** Bytes the JVM says it dropped. */
    public long lostBytes() {
        return lostBytes;
    }

    /** Whether the recording goes on to the end of its program: what was not done by then is not done any more. */
    public boolean isWhole() {
        return shutDownNanos != Long.MAX_VALUE;
    }

    /** When the JVM began to shut down; the largest number where it did not while it recorded. */
    public long shutDownNanos() {
        return shutDownNanos;
    }

    /** Null where the recording is not of the agent. */
    public AgentEvent.@Nullable AgentSettings settings() {
        return settings;
    }

    /** Null where it was not recorded. */
    public JdkEvent.@Nullable JvmInformation jvm() {
        return jvm;
    }

    /** Null where it was not recorded. */
    public JdkEvent.@Nullable CpuInformation cpu() {
        return cpu;
    }

    /** Null where it was not recorded. */
    public JdkEvent.@Nullable OsInformation os() {
        return os;
    }

    /** Tasks that executors refused, in any order. */
    public List<AgentEvent.TaskReject> rejects() {
        return Collections.unmodifiableList(rejects);
    }

    /** Futures created; empty unless the group {@code futures.sites} was on, in any order. */
    public List<AgentEvent.FutureCreate> creates() {
        return Collections.unmodifiableList(creates);
    }

    /** Futures completed that something waited for, in any order. */
    public List<AgentEvent.FutureComplete> completions() {
        return Collections.unmodifiableList(completions);
    }

    /** Functions of dependent stages that ran, in any order. */
    public List<AgentEvent.FutureStage> stages() {
        return Collections.unmodifiableList(stages);
    }

    /** Failures that nobody looked at, in any order. */
    public List<AgentEvent.FailureUnobserved> unobserved() {
        return Collections.unmodifiableList(unobserved);
    }

    /** Streams never run; empty unless the group {@code pipelines} was on, in any order. */
    public List<AgentEvent.PipelineUnused> pipelines() {
        return Collections.unmodifiableList(pipelines);
    }

    /** Operations of asynchronous channels that ended, in any order. */
    public List<AgentEvent.ChannelOperation> channelOperations() {
        return Collections.unmodifiableList(channelOperations);
    }

    /** The last row per event type and per kind and thread. */
    public List<AgentEvent.AgentCounters> counters() {
        return List.copyOf(counters.values());
    }

    /** The last row per part of the agent, in the order of their names. */
    public List<AgentEvent.AgentCost> costs() {
        return List.copyOf(costs.values());
    }

    /** What quotas did, one row per second and control group, in any order; empty where no quota is in force. */
    public List<AgentEvent.CpuThrottling> throttling() {
        return Collections.unmodifiableList(throttling);
    }

    /** What TCP counted, one row per second, in any order. */
    public List<AgentEvent.TcpCounters> tcp() {
        return Collections.unmodifiableList(tcp);
    }

    /** How often threads left their CPU, one row per second and thread, in any order. */
    public List<AgentEvent.ThreadSwitches> switches() {
        return Collections.unmodifiableList(switches);
    }

    /** The last row per place and class. */
    public List<AgentEvent.AgentFailure> failures() {
        return List.copyOf(failures.values());
    }

    /** The last row per group. */
    public List<AgentEvent.Coverage> coverage() {
        return List.copyOf(coverage.values());
    }

    /** Feature version of the JVM that was recorded, 0 where it is not known. */
    public int javaVersion() {
        return jvm == null ? 0 : JavaVersion.of(jvm.version());
    }
}
