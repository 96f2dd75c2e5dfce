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
import dev.awaitscope.agent.trace.Failures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;
import org.jspecify.annotations.Nullable;

/**
 * The agent's own recording. JFR itself ends it when the JVM ends, in whatever way there is time to: normal end,
 * {@code System.exit}, a signal, an uncaught exception. After a kill, JFR's repository folder holds what was written up
 * to the last second.
 */
final class AgentRecording {
    static final String NAME = "awaitscope";
    /** So much more than the maximum age may be kept, in parts of it. */
    private static final int CHUNKS_IN_AGE = 4;
    private static final List<Class<? extends Event>> EVENTS = List.of(ThreadWait.class, LongThreadWait.class,
            OpenWait.class, TaskSubmit.class, TaskRun.class, SelectorWait.class, VirtualThreadRun.class,
            TaskReject.class, FutureCreate.class,
            FutureComplete.class, FutureStage.class, FailureUnobserved.class, PipelineUnused.class, LoopStall.class,
            ChannelOperation.class, ThreadSchedule.class,
            ThreadSwitches.class, CpuThrottling.class, TcpCounters.class, AgentSettings.class, AgentCounters.class,
            AgentCost.class, AgentFailure.class, Coverage.class);

    private final Options options;
    private final Path file;
    private final Failures failures;
    private final Recording recording;
    private final FlightRecorderListener writer = new Writer();
    private volatile @Nullable String problem;
    private long chunkNanos = System.nanoTime();
    private Runnable beginChunk = () -> {};
    private Runnable endChunk = () -> {};

    /** Prepares the recording; it begins with {@link #start}. */
    AgentRecording(Options options, Path file, Failures failures) throws IOException {
        this.options = options;
        this.file = file;
        this.failures = failures;
        FlightRecorder.getFlightRecorder();
        EVENTS.forEach(FlightRecorder::register);
        recording = new Recording();
        configure();
    }

    private void configure() throws IOException {
        recording.setName(NAME);
        recording.setSettings(RecordingSettings.of(options));
        recording.setToDisk(true);
        recording.setMaxSize(options.maxSize());
        if (options.maxAgeNanos() > 0) {
            recording.setMaxAge(Duration.ofNanos(options.maxAgeNanos()));
        }
        recording.setDumpOnExit(true);
        recording.setDestination(file);
        try {
            JfrInternals.setFlushInterval(recording);
        } catch (ReflectiveOperationException | RuntimeException e) {
            failures.add("flush interval", e);
        }
    }

    /**
     * @param beginChunk
     *            called at the beginning of each chunk of the recording
     * @param endChunk
     *            called at its end
     */
    void start(Runnable beginChunk, Runnable endChunk) {
        this.beginChunk = guarded("beginChunk", beginChunk);
        this.endChunk = guarded("endChunk", endChunk);
        FlightRecorder.addPeriodicEvent(AgentSettings.class, this.beginChunk);
        FlightRecorder.addPeriodicEvent(AgentCounters.class, this.endChunk);
        FlightRecorder.addListener(writer);
        recording.start();
    }

    /**
     * Begins a new chunk where the last one is so old that it is time: what is over its maximum age goes as whole chunks,
     * and JFR itself begins a new one only when one has twelve megabytes, which may take days.
     */
    void rotate(long now) {
        if (options.maxAgeNanos() > 0 && now - chunkNanos >= options.maxAgeNanos() / CHUNKS_IN_AGE) {
            chunkNanos = now;
            FlightRecorder.getFlightRecorder().takeSnapshot().close();
        }
    }

    /** Its file, which is written when it ends. */
    Path file() {
        return file;
    }

    boolean isRunning() {
        return recording.getState() == RecordingState.RUNNING;
    }

    /** Writes what there is so far to another file, which must be there. */
    void dump(Path other) throws IOException {
        recording.dump(other);
    }

    /** Bytes of its chunks, but for the one that is being written. */
    long size() {
        return recording.getSize();
    }

    /** When it began, since the epoch; 0 where it has not. */
    long startMillis() {
        Instant start = recording.getStartTime();
        return start == null ? 0 : start.toEpochMilli();
    }

    /**
     * The chunk that ends now is the last one. From here on the file is ours to write: where that fails, JFR would say so
     * on the program's standard output.
     */
    void willEnd() {
        try {
            // It may be another recording that ends first: JFR must not find a name of its own for this one.
            recording.setDumpOnExit(false);
            recording.setDestination(null);
        } catch (IOException | RuntimeException e) {
            failures.add("destination", e);
        }
    }

    /** Writes the file once JFR has stopped the recording, in the same thread. */
    private final class Writer implements FlightRecorderListener {
        @Override
        public void recordingStateChanged(Recording changed) {
            if (changed == recording && changed.getState() == RecordingState.STOPPED
                    && changed.getDestination() == null) {
                write();
                if (problem != null && isJvmEnding()) {
                    Console.say("the recording could not be written to " + file + ": " + problem);
                }
            }
        }
    }

    private void write() {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.toAbsolutePath().resolveSibling("").normalize());
                OwnerOnly.createFile(file);
            }
            recording.dump(file);
            recording.close();
        } catch (IOException | RuntimeException e) {
            problem = e.toString();
        }
    }

    /** Ends it and writes its file. Where that cannot be written, JFR keeps the recording until the JVM ends. */
    void stop() {
        if (isRunning()) {
            recording.stop();
        }
        FlightRecorder.removeListener(writer);
        FlightRecorder.removePeriodicEvent(beginChunk);
        FlightRecorder.removePeriodicEvent(endChunk);
        EVENTS.forEach(FlightRecorder::unregister);
    }

    /** Whether its file was written: the recording is closed then. */
    boolean isWritten() {
        return recording.getState() == RecordingState.CLOSED;
    }

    /** Why it could not be written; null where it was, and where nobody has tried. */
    @Nullable
    String problem() {
        return problem;
    }

    /** Whether the end of a chunk that is told now is the last one, for which the JVM has ended. */
    static boolean isJvmEnding() {
        // A class of its own on JDK 25, an ordinary thread on 17: the name is the same.
        return Thread.currentThread().getName().equals("JFR Shutdown Hook");
    }

    private Runnable guarded(String place, Runnable hook) {
        return () -> {
            try {
                hook.run();
            } catch (Throwable failure) {
                failures.add(place, failure);
            }
        };
    }
}
