package dev.awaitscope.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The recording a report was made from: files, JVM, machine.
 *
 * @param files
 *            the names of the files read, without their folders, in the order given
 * @param bytes
 *            bytes read, after unpacking
 * @param chunks
 *            chunks read
 * @param events
 *            events read, of all types
 * @param startEpochNanos
 *            when the first chunk began, nanoseconds of the Unix epoch
 * @param durationNanos
 *            from there to the last thing known, at least 0
 * @param pid
 *            process id, 0 where it is not known
 * @param jvm
 *            name and version of the JVM as it calls itself, for example
 *            {@code OpenJDK 64-Bit Server VM (25.0.3+9-LTS)}
 * @param javaVersion
 *            feature version, for example 25; 0 where it is not known
 * @param mainClass
 *            main class or jar
 * @param arguments
 *            arguments of the program, as one string
 * @param jvmArguments
 *            arguments of the JVM, as one string
 * @param operatingSystem
 *            one line
 * @param cpu
 *            one line
 * @param cores
 *            hardware threads the machine has; 0 where it is not known
 */
public record RecordingInfo(List<String> files, long bytes, int chunks, long events, long startEpochNanos,
        long durationNanos, long pid, @Nullable String jvm, int javaVersion, @Nullable String mainClass,
        @Nullable String arguments, @Nullable String jvmArguments, @Nullable String operatingSystem,
        @Nullable String cpu, int cores) {

    /** Copies the list. */
    public RecordingInfo {
        files = List.copyOf(files);
    }
}
