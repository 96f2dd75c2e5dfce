package dev.awaitscope.cli.bench;

import dev.awaitscope.reports.compare.BenchResult.ProcessUse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a process uses between two moments, as Linux counts it. Elsewhere nothing is known. */
final class ProcessMeter {
    private static final long SAMPLE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    /** Linux shows these times in hundredths of a second, whatever its own clock does. */
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    /** Places in proc(5)'s stat, counted after the name in parentheses, which may hold anything. */
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int THREADS = 17;

    private final Path folder;
    private final @Nullable Snapshot before;
    private volatile boolean stopped;
    private volatile int peakThreads;
    private volatile long lastUserNanos;
    private volatile long lastSystemNanos;

    private ProcessMeter(long pid) {
        folder = Path.of("/proc", Long.toString(pid));
        before = Snapshot.of(folder);
        lastUserNanos = before == null ? 0 : before.userNanos();
        lastSystemNanos = before == null ? 0 : before.systemNanos();
        Thread.ofPlatform().name("threads of " + pid).daemon().start(this::watchThreads);
    }

    /** Begins to measure. */
    static ProcessMeter start(long pid) {
        return new ProcessMeter(pid);
    }

    /** Ends it where nobody wants to know any more. */
    void cancel() {
        stopped = true;
    }

    /**
     * Ends it. Null where the system does not tell, or the process was gone from the start; of one that ended meanwhile,
     * what it had used ten milliseconds before, its threads' switches left out.
     */
    @Nullable
    ProcessUse stop() {
        Snapshot after = Snapshot.of(folder);
        stopped = true;
        if (before == null) {
            return null;
        }
        if (after == null) {
            long lastUser = lastUserNanos - before.userNanos();
            long lastSystem = lastSystemNanos - before.systemNanos();
            return new ProcessUse(lastUser, lastSystem, lastUser + lastSystem, Math.max(peakThreads, before.threads()),
                    0, 0, before.counts().size());
        }
        Set<String> ended = new HashSet<>(before.counts().keySet());
        ended.removeAll(after.counts().keySet());
        Counts counts = after.since(before);
        long userNanos = after.userNanos() - before.userNanos();
        long systemNanos = after.systemNanos() - before.systemNanos();
        boolean exact = before.clockNanos() >= 0 && after.clockNanos() >= 0;
        return new ProcessUse(userNanos, systemNanos,
                exact ? after.clockNanos() - before.clockNanos() : userNanos + systemNanos,
                Math.max(peakThreads, Math.max(before.threads(), after.threads())), counts.voluntary(),
                counts.involuntary(), ended.size());
    }

    private void watchThreads() {
        while (!stopped) {
            String[] stat = stat(folder);
            if (stat == null) {
                return;
            }
            peakThreads = Math.max(peakThreads, Integer.parseInt(stat[THREADS]));
            lastUserNanos = Long.parseLong(stat[USER]) * TICK_NANOS;
            lastSystemNanos = Long.parseLong(stat[SYSTEM]) * TICK_NANOS;
            LockSupport.parkNanos(SAMPLE_NANOS);
        }
    }

    private static String @Nullable [] stat(Path folder) {
        try {
            String line = Files.readString(folder.resolve("stat"));
            return line.substring(line.lastIndexOf(')') + 2).split(" ");
        } catch (IOException gone) {
            return null;
        }
    }

    /** Of one thread, or a sum over several. */
    private record Counts(long voluntary, long involuntary) {
        static final Counts NONE = new Counts(0, 0);

        Counts plus(Counts other, int sign) {
            return new Counts(voluntary + sign * other.voluntary, involuntary + sign * other.involuntary);
        }

        static @Nullable Counts of(Path thread) {
            try (Stream<String> lines = Files.lines(thread.resolve("status"))) {
                long[] switches = lines.filter(line -> line.contains("ctxt_switches:"))
                        .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                        .toArray();
                return new Counts(switches[0], switches[1]);
            } catch (IOException | UncheckedIOException | ArrayIndexOutOfBoundsException ended) {
                return null;
            }
        }
    }

    private record Snapshot(long clockNanos, long userNanos, long systemNanos, int threads,
            Map<String, Counts> counts) {
        static @Nullable Snapshot of(Path folder) {
            long clockNanos = ProcessClock.nanos(Long.parseLong(String.valueOf(folder.getFileName())));
            String[] stat = stat(folder);
            if (stat == null) {
                return null;
            }
            Map<String, Counts> counts = new HashMap<>();
            try (Stream<Path> threads = Files.list(folder.resolve("task"))) {
                threads.forEach(thread -> {
                    Counts counted = Counts.of(thread);
                    if (counted != null) {
                        counts.put(String.valueOf(thread.getFileName()), counted);
                    }
                });
            } catch (IOException | UncheckedIOException unreadable) {
                return null;
            }
            return new Snapshot(clockNanos, Long.parseLong(stat[USER]) * TICK_NANOS,
                    Long.parseLong(stat[SYSTEM]) * TICK_NANOS,
                    Integer.parseInt(stat[THREADS]), counts);
        }

        /** Of the threads alive now. */
        Counts since(Snapshot before) {
            Counts sum = Counts.NONE;
            for (Map.Entry<String, Counts> thread : counts.entrySet()) {
                sum = sum.plus(thread.getValue(), 1)
                        .plus(before.counts.getOrDefault(thread.getKey(), Counts.NONE), -1);
            }
            return sum;
        }
    }
}
