package dev.awaitscope.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** How much of the machine nobody used between two moments, as Linux counts it. Elsewhere nothing is known. */
final class MachineMeter {
    private static final Path STAT = Path.of("/proc/stat");
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    /** Places in the first line of proc(5)'s stat: cpu user nice system idle iowait .. */
    private static final int IDLE = 4;
    private static final int WAITING_FOR_DISK = 5;

    private final long before = ticks();

    private MachineMeter() {}

    /** Begins to measure. */
    static MachineMeter start() {
        return new MachineMeter();
    }

    /** Idle time of all cores together since then; -1 where the system does not tell. */
    long idleNanos() {
        long after = ticks();
        return before < 0 || after < 0 ? -1 : (after - before) * TICK_NANOS;
    }

    private static long ticks() {
        try {
            String[] total = Files.readString(STAT).lines().findFirst().orElse("").split("\\s+");
            return total.length > WAITING_FOR_DISK
                    ? Long.parseLong(total[IDLE]) + Long.parseLong(total[WAITING_FOR_DISK])
                    : -1;
        } catch (IOException elsewhere) {
            return -1;
        }
    }
}
