package dev.awaitscope.cli.bench;

import dev.awaitscope.cli.Java;
import dev.awaitscope.reports.compare.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/** The machine we run on. */
final class Machine {
    private Machine() {}

    /** What it is and how busy. */
    static Environment now() {
        double load = load();
        return new Environment(cpu(), Runtime.getRuntime().availableProcessors(), memoryBytes(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"), Java.name(), load, load,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /** The same with how busy it is by now. */
    static Environment after(Environment before) {
        return new Environment(before.cpu(), before.cores(), before.memoryBytes(), before.system(), before.jdk(),
                before.loadBefore(), load(), before.startedAt());
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private static long memoryBytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : -1;
    }

    private static String cpu() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException | UncheckedIOException elsewhere) {
            return System.getProperty("os.arch");
        }
    }
}
