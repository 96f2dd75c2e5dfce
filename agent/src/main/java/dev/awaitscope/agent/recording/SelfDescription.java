package dev.awaitscope.agent.recording;

import dev.awaitscope.agent.event.AgentSettings;
import dev.awaitscope.agent.event.Coverage;
import dev.awaitscope.agent.instrument.HookCoverage;
import dev.awaitscope.agent.trace.Failures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import org.jspecify.annotations.Nullable;

/** What a recording says about its own making: settings, what is covered, and what went wrong. */
final class SelfDescription {
    private record Limit(String state, String reason) {}

    private final Options options;
    private final HookCoverage coverage;
    private final Failures failures;
    private final Map<String, Limit> limits = new TreeMap<>();
    private volatile long startTimeAdded = Long.MIN_VALUE;

    SelfDescription(Options options, HookCoverage coverage, Failures failures) {
        this.options = options;
        this.coverage = coverage;
        this.failures = failures;
        nameUnseenMonitors();
        for (String group : List.of("os-scheduling", "cpu-throttling", "tcp-counters")) {
            limit(group, "on", "");
        }
    }

    private void nameUnseenMonitors() {
        String more = Runtime.version().feature() < 19 ? ", Object.wait and Thread.sleep" : "";
        limit("short-waits", "partial", "those below the minimum that only JFR sees are not summed: platform threads'"
                + " monitors" + more);
        if (Runtime.version().feature() >= 21) {
            limit("virtual-monitor-wakers", "off",
                    "the JVM does not tell who released a monitor that a virtual thread waited for");
        }
    }

    /** Says how far a group is covered; what was said of it before no longer holds. */
    synchronized void limit(String group, String state, String reason) {
        limits.put(group, new Limit(state, reason));
    }

    void started(long nanos) {
        startTimeAdded = nanos;
    }

    synchronized void write() {
        settings();
        coverage.forEach((group, state) -> commit(group, state.state(), state.reason()));
        limits.forEach((group, limit) -> commit(group, limit.state, limit.reason));
        otherRecordings();
        failures.commit();
    }

    private void settings() {
        AgentSettings event = new AgentSettings();
        event.version = AgentVersion.read();
        event.options = options.given();
        event.stackThreshold = options.stackNanos();
        event.minimumWait = options.minimumNanos();
        List<String> groups = new ArrayList<>();
        coverage.forEach((group, state) -> {
            if (!state.state().equals("off")) {
                groups.add(group);
            }
        });
        event.groups = String.join(" ", groups);
        event.maximumSize = options.maxSize();
        event.startTimeAdded = startTimeAdded;
        event.commit();
    }

    /** The settings of all recordings in a JVM add up, so another one may add events to ours. */
    private static void otherRecordings() {
        for (@Nullable
        Recording recording : FlightRecorder.getFlightRecorder().getRecordings()) {
            // Those that do not run, such as JFR's copies for a dump, add nothing.
            if (recording != null && recording.getState() == RecordingState.RUNNING
                    && !recording.getName().equals(AgentRecording.NAME)) {
                commit("other-recordings", "partial", "recording '" + recording.getName()
                        + "' runs in the same JVM: its settings add to ours");
            }
        }
    }

    private static void commit(String group, String state, String reason) {
        Coverage event = new Coverage();
        event.group = group;
        event.state = state;
        event.reason = reason;
        event.commit();
    }
}
