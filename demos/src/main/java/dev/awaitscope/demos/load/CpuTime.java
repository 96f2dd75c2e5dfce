package dev.awaitscope.demos.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Processor time of this process so far.
 *
 * @param userNanos
 *            in programs; where the operating system has no {@code /proc}, in programs and kernel together
 * @param systemNanos
 *            in the kernel; 0 without {@code /proc}
 */
record CpuTime(long userNanos, long systemNanos) {
    private static final Path STAT = Path.of("/proc/self/stat");
    /** Linux counts these two in hundredths of a second on every architecture, whatever its own timer does. */
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    /** Fields 14 and 15 of proc(5), counted after the name in parentheses, which may hold spaces. */
    private static final int USER_FIELD = 11;

    static CpuTime now() {
        try {
            String stat = Files.readString(STAT);
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", USER_FIELD + 3);
            return new CpuTime(Long.parseLong(fields[USER_FIELD]) * TICK_NANOS,
                    Long.parseLong(fields[USER_FIELD + 1]) * TICK_NANOS);
        } catch (IOException _) {
            long nanos = ManagementFactory
                    .getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                            ? system.getProcessCpuTime()
                            : 0;
            return new CpuTime(nanos, 0);
        }
    }

    CpuTime minus(CpuTime earlier) {
        return new CpuTime(userNanos - earlier.userNanos, systemNanos - earlier.systemNanos);
    }
}
