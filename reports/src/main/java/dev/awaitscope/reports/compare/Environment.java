package dev.awaitscope.reports.compare;

/**
 * The machine of a measurement. A string is empty and a number negative where the value is not known.
 *
 * @param cpu model name of the processor
 * @param cores processors available to the measured programs
 * @param memoryBytes physical memory
 * @param system name and version of the operating system's kernel
 * @param jdk version and vendor of the JDK that ran the measured programs
 * @param loadBefore load average over one minute when the measurement began
 * @param loadAfter the same when it ended
 * @param startedAt when it began, ISO 8601 in UTC
 */
public record Environment(String cpu, int cores, long memoryBytes, String system, String jdk, double loadBefore,
        double loadAfter, String startedAt) {}
