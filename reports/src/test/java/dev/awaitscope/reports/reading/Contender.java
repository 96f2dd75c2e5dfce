package dev.awaitscope.reports.reading;

import com.sun.management.OperatingSystemMXBean;
import dev.awaitscope.reports.ReadOptions;
import dev.awaitscope.reports.RecordingException;
import dev.awaitscope.reports.Recordings;
import dev.awaitscope.reports.recording.RecordedJvm;
import dev.awaitscope.reports.recording.RecordingSet;
import dev.awaitscope.reports.recording.TracedEvent;
import dev.awaitscope.reports.timeline.EventCollector;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.openjdk.jmc.common.item.IItem;
import org.openjdk.jmc.common.item.IItemIterable;
import org.openjdk.jmc.flightrecorder.CouldNotLoadRecordingException;
import org.openjdk.jmc.flightrecorder.JfrLoaderToolkit;

/**
 * What reads a recording. Its own program: {@code Contender NAME FILE} prints events, seconds since the JVM began, seconds
 * of CPU, and megabytes at most.
 */
enum Contender {
    EVENTS("Awaitscope: every event decoded", "512m") {
        @Override
        long read(Path file) throws IOException, RecordingException {
            return awaitscope(file, _ -> {});
        }
    },
    COLUMNS("Awaitscope: events into columns", "512m") {
        @Override
        long read(Path file) throws IOException, RecordingException {
            return awaitscope(file, new EventCollector());
        }
    },
    SUMMARY("Awaitscope: whole summary, states and causes", "2g") {
        @Override
        long read(Path file) throws RecordingException {
            return Recordings.read(List.of(file), ReadOptions.DEFAULT).getFirst().recording().events();
        }
    },
    SMALL_SUMMARY("Awaitscope: whole summary in a small heap", "256m") {
        @Override
        long read(Path file) throws IOException, RecordingException {
            return SUMMARY.read(file);
        }
    },
    RECORDING_FILE("plain `RecordingFile` loop: time by type and thread, top frame", "512m") {
        @Override
        long read(Path file) throws IOException {
            return plainLoop(file);
        }
    },
    JMC("JMC `JfrLoaderToolkit`", "8g") {
        @Override
        long read(Path file) throws IOException {
            try {
                long events = 0;
                for (IItemIterable items : JfrLoaderToolkit.loadEvents(file.toFile())) {
                    for (IItem _ : items) {
                        events++;
                    }
                }
                return events;
            } catch (CouldNotLoadRecordingException e) {
                throw new IOException(e);
            }
        }
    },
    JFR_PRINT("`jfr print --json`, thrown away", "512m") {
        @Override
        long read(Path file) throws IOException {
            return printed(file);
        }
    };

    private final String title;
    private final String heap;

    Contender(String title, String heap) {
        this.title = title;
        this.heap = heap;
    }

    /** Reads all of it and returns the number of events. */
    abstract long read(Path file) throws IOException, RecordingException;

    String title() {
        return title;
    }

    String heap() {
        return heap;
    }

    public static void main(String[] args) throws Exception {
        long events = valueOf(args[0]).read(Path.of(args[1]));
        double wall = (System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime()) / 1e3;
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        double cpu = system.getProcessCpuTime() / 1e9;
        boolean child = valueOf(args[0]) == JFR_PRINT;
        System.out.printf(Locale.ROOT, "%d %.3f %.3f %.1f%n", events, wall, child ? cpuOfChildren() : cpu,
                child ? 0 : peakMegabytes());
    }

    private static long awaitscope(Path file, Consumer<TracedEvent> sink) throws IOException, RecordingException {
        try (RecordingSet set = RecordingSet.open(List.of(file))) {
            RecordedJvm jvm = set.jvms().getFirst();
            jvm.read(sink, (_, _) -> {});
            return jvm.counts().values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** As one writes it first. */
    private static long plainLoop(Path file) throws IOException {
        Map<String, Long> nanos = new HashMap<>();
        Map<String, Long> sites = new HashMap<>();
        long events = 0;
        try (RecordingFile in = new RecordingFile(file)) {
            while (in.hasMoreEvents()) {
                RecordedEvent event = in.readEvent();
                events++;
                String thread = event.getThread() == null ? "" : event.getThread().getJavaName();
                nanos.merge(event.getEventType().getName() + thread, event.getDuration().toNanos(), Long::sum);
                if (event.getStackTrace() != null && !event.getStackTrace().getFrames().isEmpty()) {
                    RecordedFrame top = event.getStackTrace().getFrames().getFirst();
                    sites.merge(top.getMethod().getName() + top.getLineNumber(), 1L, Long::sum);
                }
            }
        }
        return nanos.isEmpty() ? 0 : events;
    }

    private static long printed(Path file) throws IOException {
        try {
            Process jfr = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "jfr").toString(), "print",
                    "--json", file.toString()).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            if (jfr.waitFor() != 0) {
                throw new IOException("jfr print failed");
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
        try (RecordingSet set = RecordingSet.open(List.of(file))) {
            return set.jvms().getFirst().events();
        } catch (RecordingException e) {
            throw new IOException(e);
        }
    }

    /** Fields 16 and 17 of the process's line: user and system time of children, in hundredths of a second. */
    private static double cpuOfChildren() throws IOException {
        String line = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / 100.0;
    }

    private static double peakMegabytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        for (String line : Files.readAllLines(status)) {
            if (line.startsWith("VmHWM:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024.0;
            }
        }
        return 0;
    }
}
