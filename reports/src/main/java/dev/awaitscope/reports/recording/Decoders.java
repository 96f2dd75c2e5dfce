package dev.awaitscope.reports.recording;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How each event type becomes a {@link TracedEvent}: the one place that names the fields. */
final class Decoders {
    private static final Map<String, Function<Row, TracedEvent>> BY_TYPE = new HashMap<>();

    static {
        agent();
        futures();
        loops();
        operatingSystem();
        agentItself();
        waits();
        threads();
        machine();
    }

    private Decoders() {}

    /** The decoder of an event type; null for one that reports make nothing of. */
    static @Nullable Function<Row, TracedEvent> of(String eventType) {
        return BY_TYPE.get(eventType);
    }

    private static void agent() {
        BY_TYPE.put("awaitscope.ThreadWait", Decoders::threadWait);
        BY_TYPE.put("awaitscope.LongThreadWait", Decoders::threadWait);
        BY_TYPE.put("awaitscope.OpenWait",
                r -> new AgentEvent.OpenWait(r.start(), r.thread(), r.thread("waiter"), r.textOrEmpty("kind"),
                        r.className("blockerClass"), (int) r.number("blockerId", 0), r.thread("owner"),
                        r.number("age", 0), r.text("site")));
        BY_TYPE.put("awaitscope.SelectorWait",
                r -> new AgentEvent.SelectorWait(r.start(), r.end(), r.thread(), r.className("selectorClass"),
                        (int) r.number("selectorId", 0), r.number("timeout", -1), (int) r.number("readyKeys", 0),
                        r.number("wakerId", 0), r.thread("waker"), r.number("busyTime", 0),
                        r.number("longestBusyTime", 0),
                        (int) r.number("selections", 1)));
        BY_TYPE.put("awaitscope.VirtualThreadRun",
                r -> new AgentEvent.VirtualThreadRun(r.start(), r.end(), r.thread(), r.thread("virtualThread"),
                        r.thread("carrier"), r.thread("createdBy"), r.thread("readyBy"),
                        r.number("readyTime", Long.MIN_VALUE), r.textOrEmpty("unmountedFor"), r.flag("pinned")));
        BY_TYPE.put("awaitscope.TaskSubmit",
                r -> new AgentEvent.TaskSubmit(r.start(), r.thread(), r.number("taskId", 0), r.className("taskClass"),
                        (int) r.number("poolId", 0), r.className("poolClass"), (int) r.number("queueLength", -1),
                        (int) r.number("poolSize", -1), (int) r.number("maximumPoolSize", -1),
                        r.number("delay", 0)));
        BY_TYPE.put("awaitscope.TaskRun",
                r -> new AgentEvent.TaskRun(r.start(), r.end(), r.thread(), r.number("taskId", 0),
                        r.className("taskClass"), (int) r.number("poolId", 0), r.className("poolClass"),
                        r.className("failureClass"), r.flag("cancelled")));
        BY_TYPE.put("awaitscope.TaskReject",
                r -> new AgentEvent.TaskReject(r.start(), r.thread(), r.number("taskId", 0), r.className("taskClass"),
                        (int) r.number("poolId", 0), r.className("poolClass"), r.className("policyClass"),
                        (int) r.number("queueLength", -1), (int) r.number("poolSize", -1)));
    }

    private static void operatingSystem() {
        BY_TYPE.put("awaitscope.ThreadSchedule",
                r -> new AgentEvent.ThreadSchedule(r.start(), r.end(), r.thread(), r.number("osThreadId", 0),
                        r.number("runTime", 0), r.number("runQueueTime", 0), r.number("slices", 0)));
        BY_TYPE.put("awaitscope.ThreadSwitches",
                r -> new AgentEvent.ThreadSwitches(r.start(), r.end(), r.thread(), r.number("osThreadId", 0),
                        r.number("voluntarySwitches", 0), r.number("involuntarySwitches", 0)));
        BY_TYPE.put("awaitscope.CpuThrottling",
                r -> new AgentEvent.CpuThrottling(r.start(), r.end(), r.thread(), r.textOrEmpty("controlGroup"),
                        r.number("quotaTime", 0), r.number("quotaPeriod", 0), r.number("periods", 0),
                        r.number("throttledPeriods", 0), r.number("throttledTime", 0)));
        BY_TYPE.put("awaitscope.TcpCounters",
                r -> new AgentEvent.TcpCounters(r.start(), r.end(), r.thread(), r.number("acceptedConnections", 0),
                        r.number("listenOverflows", 0), r.number("listenDrops", 0), r.number("sentSegments", 0),
                        r.number("retransmittedSegments", 0)));
    }

    private static void agentItself() {
        BY_TYPE.put("awaitscope.AgentSettings",
                r -> new AgentEvent.AgentSettings(r.start(), r.thread(), r.textOrEmpty("version"),
                        r.textOrEmpty("options"), r.number("stackThreshold", 0), r.number("minimumWait", 0),
                        r.textOrEmpty("groups"), r.number("maximumSize", 0), r.number("startTimeAdded", 0)));
        BY_TYPE.put("awaitscope.AgentCounters",
                r -> new AgentEvent.AgentCounters(r.start(), r.thread(), r.textOrEmpty("countedType"),
                        r.number("committed", 0), r.number("dropped", 0), r.text("kind"), r.thread("waiter"),
                        r.number("waiterId", 0),
                        r.number("shortWaits", 0), r.number("shortWaitTime", 0)));
        BY_TYPE.put("awaitscope.AgentCost",
                r -> new AgentEvent.AgentCost(r.start(), r.thread(), r.textOrEmpty("part"), r.number("calls", 0),
                        r.number("timedCalls", 0), r.number("callCost", 0), r.number("cpuTime", 0),
                        r.number("written", 0), r.flag("estimated"), r.textOrEmpty("method")));
        BY_TYPE.put("awaitscope.AgentFailure",
                r -> new AgentEvent.AgentFailure(r.start(), r.thread(), r.textOrEmpty("place"),
                        r.className("failureClass"), r.text("message"), r.number("count", 1)));
        BY_TYPE.put("awaitscope.Coverage", r -> new AgentEvent.Coverage(r.start(), r.thread(), r.textOrEmpty("group"),
                r.textOrEmpty("state"), r.textOrEmpty("reason")));
    }

    private static void futures() {
        BY_TYPE.put("awaitscope.FutureCreate",
                r -> new AgentEvent.FutureCreate(r.start(), r.thread(), (int) r.number("futureId", 0),
                        r.className("futureClass"), r.stack()));
        BY_TYPE.put("awaitscope.FutureComplete",
                r -> new AgentEvent.FutureComplete(r.start(), r.thread(), (int) r.number("futureId", 0),
                        r.className("futureClass"), r.className("failureClass"), r.flag("cancelled"),
                        (int) r.number("dependents", 0)));
        BY_TYPE.put("awaitscope.FutureStage",
                r -> new AgentEvent.FutureStage(r.start(), r.end(), r.thread(), (int) r.number("futureId", 0),
                        (int) r.number("sourceId", 0), r.textOrEmpty("stage"), r.className("functionClass"),
                        r.flag("asynchronous"), r.flag("late"), r.number("delay", Long.MIN_VALUE),
                        r.className("failureClass")));
        BY_TYPE.put("awaitscope.FailureUnobserved",
                r -> new AgentEvent.FailureUnobserved(r.start(), r.thread(), (int) r.number("futureId", 0),
                        r.className("futureClass"), r.className("failureClass"), r.text("message"),
                        r.thread("completer"), r.number("completerId", 0), r.text("site"), r.number("age", 0),
                        r.flag("reachable")));
        BY_TYPE.put("awaitscope.PipelineUnused",
                r -> new AgentEvent.PipelineUnused(r.start(), r.thread(), r.className("pipelineClass"),
                        (int) r.number("operations", 0), r.thread("creator"), r.number("creatorId", 0),
                        r.text("site"), r.number("age", 0), r.flag("reachable")));
    }

    private static void loops() {
        BY_TYPE.put("awaitscope.LoopStall",
                r -> new AgentEvent.LoopStall(r.start(), r.end(), r.thread(), r.textOrEmpty("kind"),
                        r.className("blockerClass"), (int) r.number("blockerId", 0), r.className("selectorClass"),
                        (int) r.number("selectorId", 0), (int) r.number("waitingKeys", 0)));
        BY_TYPE.put("awaitscope.ChannelOperation",
                r -> new AgentEvent.ChannelOperation(r.start(), r.end(), r.thread(), r.textOrEmpty("operation"),
                        r.className("channelClass"), (int) r.number("channelId", 0), r.number("bytes", -1),
                        r.thread("submitter"), r.number("submitterId", 0), r.className("failureClass")));
    }

    private static TracedEvent threadWait(Row r) {
        return new AgentEvent.ThreadWait(r.start(), r.end(), r.thread(), r.textOrEmpty("kind"),
                r.className("blockerClass"), (int) r.number("blockerId", 0), r.thread("waker"),
                r.thread("unparkedBy"), r.number("wakerId", 0), r.number("unparkedById", 0), r.textOrEmpty("wokenBy"),
                r.number("runnableTime", Long.MIN_VALUE),
                r.flag("timedOut"), r.flag("interrupted"), (int) r.number("parks", 1), r.thread("waiter"),
                r.text("site"), r.stack());
    }

    private static void waits() {
        BY_TYPE.put("jdk.JavaMonitorEnter",
                r -> new JdkEvent.MonitorEnter(r.start(), r.end(), r.thread(), r.className("monitorClass"),
                        r.thread("previousOwner"), r.number("address", 0), r.stack()));
        BY_TYPE.put("jdk.JavaMonitorWait",
                r -> new JdkEvent.MonitorWait(r.start(), r.end(), r.thread(), r.className("monitorClass"),
                        r.thread("notifier"), r.number("address", 0), r.flag("timedOut"), r.stack()));
        BY_TYPE.put("jdk.ThreadSleep",
                r -> new JdkEvent.ThreadSleep(r.start(), r.end(), r.thread(), r.nanos("time"), r.stack()));
        BY_TYPE.put("jdk.ThreadPark",
                r -> new JdkEvent.ThreadPark(r.start(), r.end(), r.thread(), r.className("parkedClass"),
                        r.nanos("timeout"), r.number("address", 0), r.stack()));
        BY_TYPE.put("jdk.VirtualThreadPinned", r -> new JdkEvent.Pinned(r.start(), r.end(), r.thread()));
        BY_TYPE.put("jdk.SocketRead", r -> new JdkEvent.SocketOperation(r.start(), r.end(), r.thread(), false,
                r.number("bytesRead", 0), r.stack()));
        BY_TYPE.put("jdk.SocketWrite", r -> new JdkEvent.SocketOperation(r.start(), r.end(), r.thread(), true,
                r.number("bytesWritten", 0), r.stack()));
    }

    private static void threads() {
        BY_TYPE.put("jdk.ThreadStart",
                r -> new JdkEvent.ThreadStart(r.start(), r.thread(), r.thread("parentThread")));
        BY_TYPE.put("jdk.VirtualThreadStart", r -> new JdkEvent.ThreadStart(r.start(), r.thread(), -1));
        BY_TYPE.put("jdk.ThreadEnd", r -> new JdkEvent.ThreadEnd(r.start(), r.thread()));
        BY_TYPE.put("jdk.VirtualThreadEnd", r -> new JdkEvent.ThreadEnd(r.start(), r.thread()));
        BY_TYPE.put("jdk.GCPhasePause",
                r -> new JdkEvent.GcPause(r.start(), r.end(), r.thread(), r.textOrEmpty("name")));
        BY_TYPE.put("jdk.ExecuteVMOperation", r -> new JdkEvent.VmOperation(r.start(), r.end(), r.thread(),
                r.textOrEmpty("operation"), r.flag("safepoint")));
    }

    private static void machine() {
        BY_TYPE.put("jdk.CPULoad",
                r -> new JdkEvent.CpuLoad(r.start(), r.thread(), r.real("jvmUser"), r.real("jvmSystem")));
        BY_TYPE.put("jdk.ThreadCPULoad", r -> new JdkEvent.ThreadCpuLoad(r.start(), r.thread()));
        BY_TYPE.put("jdk.CPUInformation", r -> new JdkEvent.CpuInformation(r.start(), r.thread(),
                r.textOrEmpty("description"), (int) r.number("hwThreads", 0)));
        BY_TYPE.put("jdk.OSInformation",
                r -> new JdkEvent.OsInformation(r.start(), r.thread(), r.textOrEmpty("osVersion")));
        BY_TYPE.put("jdk.JVMInformation",
                r -> new JdkEvent.JvmInformation(r.start(), r.thread(), r.textOrEmpty("jvmName"),
                        r.textOrEmpty("jvmVersion"), r.text("jvmArguments"), r.text("javaArguments"),
                        r.number("pid", 0)));
        BY_TYPE.put("jdk.DataLoss", r -> new JdkEvent.DataLoss(r.start(), r.thread(), r.number("amount", 0)));
        BY_TYPE.put("jdk.Shutdown", r -> new JdkEvent.Shutdown(r.start(), r.thread(), r.text("reason")));
    }
}
