package dev.awaitscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import jdk.jfr.Recording;

/** Recordings that were made without the agent. */
final class Foreign {
    private Foreign() {}

    /** A recording of this JVM with a sleep and a park in it. */
    static Path recording(Path file) throws IOException, InterruptedException {
        try (Recording recording = new Recording()) {
            recording.enable("jdk.ThreadSleep").withoutThreshold();
            recording.enable("jdk.ThreadPark").withoutThreshold();
            recording.enable("jdk.JVMInformation");
            recording.start();
            Thread.sleep(20);
            recording.stop();
            recording.dump(file);
        }
        return file;
    }
}
