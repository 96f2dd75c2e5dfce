package dev.awaitscope.agent.recording;

import dev.awaitscope.agent.event.AgentCost;
import dev.awaitscope.agent.event.AgentCounters;
import dev.awaitscope.agent.event.AgentFailure;
import dev.awaitscope.agent.event.AgentSettings;
import dev.awaitscope.agent.event.ChannelOperation;
import dev.awaitscope.agent.event.Coverage;
import dev.awaitscope.agent.event.CpuThrottling;
import dev.awaitscope.agent.event.FailureUnobserved;
import dev.awaitscope.agent.event.FutureComplete;
import dev.awaitscope.agent.event.FutureCreate;
import dev.awaitscope.agent.event.FutureStage;
import dev.awaitscope.agent.event.LongThreadWait;
import dev.awaitscope.agent.event.LoopStall;
import dev.awaitscope.agent.event.OpenWait;
import dev.awaitscope.agent.event.PipelineUnused;
import dev.awaitscope.agent.event.SelectorWait;
import dev.awaitscope.agent.event.TaskReject;
import dev.awaitscope.agent.event.TaskRun;
import dev.awaitscope.agent.event.TaskSubmit;
import dev.awaitscope.agent.event.TcpCounters;
import dev.awaitscope.agent.event.ThreadSchedule;
import dev.awaitscope.agent.event.ThreadSwitches;
import dev.awaitscope.agent.event.ThreadWait;
import dev.awaitscope.agent.event.VirtualThreadRun;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which events are recorded: ours, and of the JDK's those that say what no hook can. */
final class RecordingSettings {
    private final Map<String, String> settings = new HashMap<>();

    private RecordingSettings() {}

    static Map<String, String> of(Options options) {
        RecordingSettings settings = new RecordingSettings();
        settings.ours();
        settings.waits(options);
        settings.machine();
        return settings.settings;
    }

    private void ours() {
        for (String name : List.of(ThreadWait.NAME, LongThreadWait.NAME, OpenWait.NAME, TaskSubmit.NAME, TaskRun.NAME,
                SelectorWait.NAME, VirtualThreadRun.NAME, TaskReject.NAME, FutureCreate.NAME, FutureComplete.NAME,
                FutureStage.NAME,
                FailureUnobserved.NAME, PipelineUnused.NAME, LoopStall.NAME, ChannelOperation.NAME, ThreadSchedule.NAME,
                ThreadSwitches.NAME, CpuThrottling.NAME, TcpCounters.NAME,
                AgentSettings.NAME, AgentCounters.NAME, AgentCost.NAME, AgentFailure.NAME, Coverage.NAME)) {
            enable(name);
        }
        set(AgentSettings.NAME, "period", "beginChunk");
        set(AgentCounters.NAME, "period", "endChunk");
    }

    private void waits(Options options) {
        String minimum = options.minimumNanos() + " ns";
        enable("jdk.JavaMonitorEnter", minimum, true);
        if (Runtime.version().feature() < 19) {
            enable("jdk.JavaMonitorWait", minimum, true);
            enable("jdk.ThreadSleep", minimum, true);
        } else {
            // Only for the thread that notified: the wait itself is ours, on virtual threads this one is wrong.
            enable("jdk.JavaMonitorWait", "0 ns", false);
        }
        enable("jdk.VirtualThreadPinned", "0 ns", true);
        enable("jdk.SocketRead", "1 ms", false);
        enable("jdk.SocketWrite", "1 ms", false);
        set("jdk.SocketRead", "throttle", "off");
        set("jdk.SocketWrite", "throttle", "off");
    }

    private void machine() {
        for (String name : List.of("jdk.ThreadStart", "jdk.ThreadEnd", "jdk.VirtualThreadStart",
                "jdk.VirtualThreadEnd", "jdk.VirtualThreadSubmitFailed", "jdk.GarbageCollection", "jdk.GCPhasePause",
                "jdk.SafepointBegin", "jdk.ExecuteVMOperation", "jdk.CPUInformation", "jdk.OSInformation",
                "jdk.JVMInformation", "jdk.DataLoss", "jdk.Shutdown")) {
            enable(name);
            set(name, "stackTrace", "false");
        }
        for (String name : List.of("jdk.CPULoad", "jdk.ThreadCPULoad", "jdk.JavaThreadStatistics")) {
            enable(name);
            set(name, "period", "1 s");
        }
    }

    private void enable(String name) {
        set(name, "enabled", "true");
    }

    private void enable(String name, String threshold, boolean stackTrace) {
        enable(name);
        set(name, "threshold", threshold);
        set(name, "stackTrace", Boolean.toString(stackTrace));
    }

    private void set(String name, String setting, String value) {
        settings.put(name + "#" + setting, value);
    }
}
