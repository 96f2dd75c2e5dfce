package dev.awaitscope.agent.os;

import dev.awaitscope.agent.event.CpuThrottling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One control group that holds this process, and what its CPU quota does. Sampling thread only. */
final class ControlGroup {
    /*
     * Two interfaces of the kernel, https://docs.kernel.org/admin-guide/cgroup-v2.html (cpu.max, cpu.stat) and
     * https://docs.kernel.org/scheduler/sched-bwc.html (cpu.cfs_quota_us, cpu.cfs_period_us, cpu.stat).
     */
    private static final long NANOS_PER_MICRO = 1000;

    private final String path;
    private final Path folder;
    private final boolean unified;
    private CpuThrottling event = new CpuThrottling();
    private long periods = -1;
    private long throttledPeriods;
    private long throttledNanos;
    private long quotaNanos;
    private long quotaPeriodNanos;

    /**
     * @param path
     *            as the process sees it
     * @param unified
     *            whether it is of version 2
     */
    ControlGroup(String path, Path folder, boolean unified) {
        this.path = path;
        this.folder = folder;
        this.unified = unified;
    }

    /** Whether the group has a quota now. */
    boolean hasQuota() {
        try {
            readQuota();
        } catch (IOException | RuntimeException e) {
            // The root group has no such file.
            quotaNanos = -1;
        }
        return quotaNanos > 0;
    }

    /** Writes what has happened since the last call, if the group has a quota. */
    void sample() throws IOException {
        if (!hasQuota()) {
            periods = -1;
            return;
        }
        long nowPeriods = stat("nr_periods");
        long nowThrottled = stat("nr_throttled");
        long nowNanos = unified ? NANOS_PER_MICRO * stat("throttled_usec") : stat("throttled_time");
        if (periods >= 0) {
            event.controlGroup = path;
            event.quotaTime = quotaNanos;
            event.quotaPeriod = quotaPeriodNanos;
            event.periods = nowPeriods - periods;
            event.throttledPeriods = nowThrottled - throttledPeriods;
            event.throttledTime = nowNanos - throttledNanos;
            event.commit();
        }
        periods = nowPeriods;
        throttledPeriods = nowThrottled;
        throttledNanos = nowNanos;
        event = new CpuThrottling();
        event.begin();
    }

    private void readQuota() throws IOException {
        if (unified) {
            String[] parts = Files.readString(folder.resolve("cpu.max")).trim().split(" ");
            quotaNanos = parts[0].equals("max") ? -1 : NANOS_PER_MICRO * Long.parseLong(parts[0]);
            quotaPeriodNanos = NANOS_PER_MICRO * Long.parseLong(parts[1]);
        } else {
            quotaNanos = NANOS_PER_MICRO * number("cpu.cfs_quota_us");
            quotaPeriodNanos = NANOS_PER_MICRO * number("cpu.cfs_period_us");
        }
    }

    private long number(String file) throws IOException {
        return Long.parseLong(Files.readString(folder.resolve(file)).trim());
    }

    private long stat(String name) throws IOException {
        for (String line : Files.readAllLines(folder.resolve("cpu.stat"))) {
            if (line.startsWith(name) && line.charAt(name.length()) == ' ') {
                return Long.parseLong(line.substring(name.length() + 1).trim());
            }
        }
        return 0;
    }
}
