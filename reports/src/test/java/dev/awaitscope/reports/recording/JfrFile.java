package dev.awaitscope.reports.recording;

import java.nio.file.Path;
import java.time.Duration;
import jdk.jfr.Configuration;
import jdk.jfr.Recording;

/** Makes real recordings in this JVM. */
public final class JfrFile {
    private JfrFile() {}

    /** Records the agent's events and what the agent switches on of the JDK's, while {@code body} runs. */
    public static Path record(Path to, Body body) throws Exception {
        try (Recording recording = new Recording()) {
            recording.enable("awaitscope.LongThreadWait").withStackTrace();
            for (String type : new String[] {"ThreadStart", "ThreadEnd", "VirtualThreadStart", "VirtualThreadEnd",
                    "JVMInformation", "CPUInformation", "OSInformation", "JavaMonitorEnter", "ThreadCPULoad"}) {
                recording.enable("jdk." + type).withThreshold(Duration.ZERO);
            }
            recording.start();
            body.run();
            recording.stop();
            recording.dump(to);
        }
        return to;
    }

    /** Begins a new chunk: starting another recording does that. Stopping it does so again, so do that later. */
    public static Recording rotate() {
        Recording other = new Recording();
        other.start();
        return other;
    }

    /** Records with one of the JDK's own configurations, as anybody would without the agent. */
    public static Path recordStock(Path to, String configuration, Body body) throws Exception {
        try (Recording recording = new Recording(Configuration.getConfiguration(configuration))) {
            recording.start();
            body.run();
            recording.stop();
            recording.dump(to);
        }
        return to;
    }

    /** What is to be recorded. */
    @FunctionalInterface
    public interface Body {
        void run() throws Exception;
    }
}
