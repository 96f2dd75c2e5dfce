package dev.awaitscope.reports.html;

import dev.awaitscope.reports.Actor;
import dev.awaitscope.reports.Blame;
import dev.awaitscope.reports.Causes;
import dev.awaitscope.reports.CriticalPath;
import dev.awaitscope.reports.Distribution;
import dev.awaitscope.reports.Finding;
import dev.awaitscope.reports.LoadOverTime;
import dev.awaitscope.reports.Pause;
import dev.awaitscope.reports.OwnCost;
import dev.awaitscope.reports.Pool;
import dev.awaitscope.reports.RecordingInfo;
import dev.awaitscope.reports.RunCoverage;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.TracedTask;
import dev.awaitscope.reports.TracedThread;
import dev.awaitscope.reports.TracedWait;
import dev.awaitscope.reports.WaitGraph;
import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.WaitTotal;
import dev.awaitscope.reports.WaitTotals;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A report of a run that never was: a pool with a contended lock, virtual threads, an event loop. Same seed, same report. */
final class SampleReport {
    static final long MILLI = 1_000_000;
    private static final String SITE = "demo.Orders.reserve:42";

    private final Random random = new Random(7);
    private final List<TracedThread> threads = new ArrayList<>();
    private final List<TracedWait> waits = new ArrayList<>();
    private long durationNanos = 2_400 * MILLI;
    private int workers = 8;
    private int virtualThreads = 160;
    private int slicesPerWorker = 400;
    private String workerName = "pool-1-thread-%d";
    private @Nullable String everything;
    private boolean causes;
    private List<String> verdict = List.of("Eight workers behaved like two: they queued for one lock.",
            "62 % of all waiting was for one ReentrantLock in demo.Orders.reserve:42; "
                    + "6.4 pieces of work were in progress and 1.7 threads on a CPU, of 2 cores.",
            "Tasks stayed in the queue for 31.0 ms in the median, and ran for 12.0 ms.");

    SampleReport length(long nanos) {
        durationNanos = nanos;
        return this;
    }

    SampleReport workers(int number, int slicesEach) {
        workers = number;
        slicesPerWorker = slicesEach;
        return this;
    }

    SampleReport virtualThreads(int number) {
        virtualThreads = number;
        return this;
    }

    SampleReport names(String pattern) {
        workerName = pattern;
        return this;
    }

    /** Lets everything that a program names be so: classes, methods, pools, files, arguments. */
    SampleReport everything(String text) {
        everything = text;
        return names(text.replace("%", "%%") + " %d");
    }

    private String named(String ordinary) {
        return everything == null ? ordinary : everything;
    }

    SampleReport verdict(String... sentences) {
        verdict = List.of(sentences);
        return this;
    }

    /** Adds a critical path and two findings. */
    SampleReport causes() {
        causes = true;
        return this;
    }

    RunReport build() {
        long slice = durationNanos / 12;
        var main = new SampleSlices().add(ThreadState.RUNNING, 0, slice, -1)
                .add(ThreadState.AWAITING, slice,
                        durationNanos, wait(0, "main", WaitKind.LATCH, slice, durationNanos - slice,
                                named("java.util.concurrent.CountDownLatch"), 2, false));
        thread(1, "main", "main", false, false, false, -1, main);
        for (int i = 0; i < workers; i++) {
            worker(i);
        }
        thread(900, "vert.x-eventloop-thread-0", "main", false, false, true, -1, eventLoop());
        for (int i = 0; i < Math.min(2, virtualThreads); i++) {
            thread(950 + i, "ForkJoinPool-1-worker-" + (i + 1), "CarrierThreads", false, true, false, -1, carrier());
        }
        for (int i = 0; i < virtualThreads; i++) {
            virtual(i);
        }
        var jvm = new SampleSlices().add(ThreadState.IDLE, 0, durationNanos, -1);
        thread(0, "G1 Service", "system", false, false, false, -1, jvm);
        return report();
    }

    /** What is left of a recording without the agent that saw no thread. */
    static RunReport empty() {
        var info = new RecordingInfo(List.of("plain.jfr"), 51_200, 1, 12, 1_795_361_640_000_000_000L, 40 * MILLI, 0,
                null,
                0, null, null, null, null, null, 0);
        var load = new LoadOverTime(1, List.of(), List.of(), LoadOverTime.Source.STATES, 0, 0, 0, 0, Map.of());
        var coverage = new RunCoverage(null, "", 0, 0, List.of(), List.of(), List.of(), List.of(), 0,
                List.of(new RunCoverage.Loss("plain.jfr", 40_000, 51_200, "the last chunk is cut off")),
                List.of("The recording has none of the agent's events."), 0, -1, -1, null);
        return new RunReport(info, List.of(), List.of(), List.of(), List.of(), WaitTotals.NONE, load, List.of(),
                List.of("The recording shows no thread of the program."), coverage);
    }

    private void worker(int number) {
        int index = threads.size();
        String name = workerName.formatted(number + 1);
        var slices = new SampleSlices();
        long at = 2L * number * MILLI;
        slices.add(ThreadState.UNKNOWN, 0, at + 1, -1);
        at++;
        long mean = Math.max(2, (durationNanos - at) / slicesPerWorker);
        while (at < durationNanos) {
            long end = Math.min(durationNanos, at + 1 + (long) (mean * -Math.log(1 - random.nextDouble())));
            switch (random.nextInt(10)) {
                case 0, 1, 2 -> slices.add(ThreadState.RUNNING, at, end, -1);
                case 3 -> slices.add(ThreadState.RUNNABLE, at, end, -1);
                case 4, 5, 6 -> slices.add(ThreadState.LOCKED, at, end,
                        wait(index, name, WaitKind.LOCK, at, end - at,
                                named("java.util.concurrent.locks.ReentrantLock"),
                                1 + random.nextInt(workers), end == durationNanos));
                case 7 -> slices.add(ThreadState.IO, at, end,
                        wait(index, name, WaitKind.IO_OPERATION, at, end - at, "java.net.Socket", -1, false));
                case 8 -> slices.add(ThreadState.IDLE, at, end,
                        wait(index, name, WaitKind.IDLE_WORKER, at, end - at, null, 0, false));
                default -> slices.add(ThreadState.SLEEPING, at, end,
                        wait(index, name, WaitKind.SLEEP, at, end - at, null, -1, false));
            }
            at = end;
        }
        thread(10 + number, name, "main", false, false, false, 0, slices);
    }

    private SampleSlices eventLoop() {
        var slices = new SampleSlices();
        for (long at = 0; at < durationNanos;) {
            long work = Math.min(durationNanos, at + (1 + random.nextInt(4)) * MILLI);
            slices.add(ThreadState.RUNNING, at, work, -1);
            long idle = Math.min(durationNanos, work + (1 + random.nextInt(9)) * MILLI);
            if (idle > work) {
                slices.add(ThreadState.IDLE, work, idle, -1);
            }
            at = idle;
        }
        return slices;
    }

    private SampleSlices carrier() {
        var slices = new SampleSlices();
        long step = durationNanos / 60;
        for (int i = 0; i < 60; i++) {
            slices.add(i % 3 == 0 ? ThreadState.IDLE : ThreadState.RUNNING, i * step,
                    i == 59 ? durationNanos : (i + 1) * step, -1);
        }
        return slices;
    }

    private void virtual(int number) {
        int index = threads.size();
        long start = number * (durationNanos * 8 / 10) / virtualThreads;
        long length = Math.max(10, durationNanos / 12);
        long a = start + length / 10;
        long b = start + length * 8 / 10;
        long c = b + length / 20;
        long d = start + length;
        boolean pinned = number % 40 == 7;
        int wait = wait(index, "", WaitKind.QUEUE, a, c - a, named("java.util.concurrent.LinkedBlockingQueue"), 0,
                false,
                pinned);
        var slices = new SampleSlices().add(ThreadState.RUNNING, start, a, -1)
                .add(ThreadState.AWAITING, a, b, wait)
                .add(ThreadState.RUNNABLE, b, c, wait)
                .add(ThreadState.RUNNING, c, d, -1);
        thread(2000 + number, "", "VirtualThreads", true, false, false, -1, slices);
    }

    private int wait(int thread, String name, WaitKind kind, long start, long length, String blocker, int waker,
            boolean open) {
        return wait(thread, name, kind, start, length, blocker, waker, open, false);
    }

    private int wait(int thread, String name, WaitKind kind, long start, long length, String blocker, int waker,
            boolean open, boolean pinned) {
        boolean known = waker >= 0 && !open;
        long id = kind == WaitKind.QUEUE ? 2000 + thread - 12 : thread == 0 ? 1 : 9 + thread;
        waits.add(new TracedWait(thread, id, name, kind == WaitKind.QUEUE, kind, start, length, blocker,
                blocker == null ? 0 : 0x5e2a1c, known ? waker == 0 ? "main" : workerName.formatted(waker) : null,
                known ? waker : -1, known ? waker == 0 ? 1 : 9 + waker : 0, null, 0,
                known ? "thread" : kind == WaitKind.SLEEP ? "timer" : kind == WaitKind.IO_OPERATION ? "io" : "",
                known ? length / 20 : null, false, false, open, null, 0, pinned, kind == WaitKind.IDLE_WORKER,
                named(SITE),
                length < MILLI ? null
                        : List.of("jdk.internal.misc.Unsafe.park:-1", "java.util.concurrent.locks.LockSupport.park:221",
                                "java.util.concurrent.locks.ReentrantLock.lock:322", named(SITE),
                                named("demo.Orders.handle:17"))));
        return waits.size() - 1;
    }

    private void thread(long id, String name, String group, boolean virtual, boolean carrier, boolean loop, int pool,
            SampleSlices slices) {
        Map<ThreadState, Long> sums = new EnumMap<>(ThreadState.class);
        for (ThreadState state : ThreadState.values()) {
            if (slices.total(state) > 0) {
                sums.put(state, slices.total(state));
            }
        }
        int waiting = 0;
        for (int i = 0; i < slices.size(); i++) {
            waiting += slices.wait(i) >= 0 ? 1 : 0;
        }
        threads.add(new TracedThread(threads.size(), id, virtual ? 0 : 4000 + id, name, group, virtual, carrier, loop,
                pool, slices.startNanos(0), slices.endNanos(slices.size() - 1), waiting, -1, -1, true, slices, sums));
    }

    private RunReport report() {
        var info = new RecordingInfo(List.of(named("orders.jfr")), 48_213_004, 3, 214_880, 1_795_361_640_000_000_000L,
                durationNanos, 4711, "OpenJDK 64-Bit Server VM (25.0.3+9-LTS)", 25, named("demo.Orders"),
                named("--clients 64"),
                named("-javaagent:agent.jar"), named("Linux 6.1 x86_64"), "a processor", 2);
        var pool = new Pool(0, 0x77aa, named("java.util.concurrent.ThreadPoolExecutor"), named("ThreadPoolExecutor 1"),
                named("orders"),
                threads.stream().filter(thread -> thread.pool() == 0).map(TracedThread::index).toList(), 1_204, 1_180,
                3, 0, 0,
                new Distribution(1_180, 36_580 * MILLI, 31 * MILLI, 52 * MILLI, 88 * MILLI, 121 * MILLI),
                new Distribution(1_177, 14_100 * MILLI, 12 * MILLI, 19 * MILLI, 41 * MILLI, 60 * MILLI), 57, 8, 8,
                5.93);
        return new RunReport(info, threads, Collections.unmodifiableList(waits), tasks(), List.of(pool), totals(),
                load(), List.of(new Pause("GC: G1New", durationNanos / 2, 9 * MILLI)), verdict,
                causes ? causesOfAll() : Causes.NONE, coverage());
    }

    /** Twenty tasks one after the other on each worker, all submitted by main and queued for 31 ms. */
    private List<TracedTask> tasks() {
        List<TracedTask> tasks = new ArrayList<>();
        for (TracedThread thread : threads) {
            long step = durationNanos / 20;
            for (int i = 0; i < 20 && thread.pool() == 0; i++) {
                long start = i * step + 40 * MILLI;
                tasks.add(new TracedTask(0, named("demo.Orders$Reserve"), thread.index(), 0, start - 31 * MILLI, 0,
                        start,
                        start + step * 9 / 10, 31 * MILLI, i == 7 ? named("java.io.IOException") : null, false, false));
            }
        }
        return tasks;
    }

    private Causes causesOfAll() {
        List<Integer> pool = threads.stream().filter(thread -> thread.pool() == 0).map(TracedThread::index).toList();
        var actors = List.of(new Actor(0, "main", List.of(0), -1), new Actor(1, "pool-1-thread-*", pool, 0));
        long third = durationNanos / 3;
        var segments = List.of(
                new CriticalPath.Segment(0, 0, third / 4, ThreadState.RUNNING, -1, CriticalPath.Link.SUBMIT),
                new CriticalPath.Segment(1, third / 4, third, ThreadState.RUNNING, -1, CriticalPath.Link.WAKE_UP),
                new CriticalPath.Segment(2, third, 2 * third, ThreadState.SLEEPING, -1, CriticalPath.Link.WAKE_UP),
                new CriticalPath.Segment(3, 2 * third, durationNanos, ThreadState.RUNNING, -1,
                        CriticalPath.Link.SAME_THREAD));
        var parts = List.of(
                new CriticalPath.Part(1, ThreadState.RUNNING, null, null, null, named("demo.Orders$Reserve"),
                        durationNanos - third - third / 4, 2),
                new CriticalPath.Part(1, ThreadState.SLEEPING, WaitKind.SLEEP, null, named(SITE),
                        named("demo.Orders$Reserve"), third,
                        1),
                new CriticalPath.Part(0, ThreadState.RUNNING, null, null, null, null, third / 4, 1));
        var root = new Blame.Root(1, Blame.Cause.RUNNING, null, null, null, named("demo.Orders$Reserve"), 9_000 * MILLI,
                0);
        var timer = new Blame.Root(1, Blame.Cause.TIMER, WaitKind.SLEEP, null, named(SITE), null, 3_000 * MILLI,
                1_000 * MILLI);
        var blame = new Blame(12_000 * MILLI, List.of(root, timer), List.of());
        var convoy = new Finding("lock-convoy", "One lock holds all workers up",
                workerName.formatted(3) + " held a ReentrantLock for most of the time, and seven others queued for it.",
                List.of(new Finding.Figure("waiting for it", 9_000.0 * MILLI, Finding.Unit.NANOS),
                        new Finding.Figure("of all waiting", 0.62, Finding.Unit.SHARE),
                        new Finding.Figure("threads in its queue", 5.4, Finding.Unit.AVERAGE)),
                List.of(3, 4), List.of(named(SITE)), Finding.Confidence.CERTAIN, "Each wait names who ended it.",
                "Hold the lock for less, or split what it guards.", 9_000 * MILLI);
        var small = new Finding("pool-too-small", "Tasks queue while cores are free", "Tasks queued for 31.0 ms.",
                List.of(new Finding.Figure("tasks that queued", 1_180, Finding.Unit.COUNT)), List.of(), List.of(),
                Finding.Confidence.POSSIBLE, "More workers may only move the queue to the lock.", "Try twice as many.",
                1_000 * MILLI);
        return new Causes(actors, blame, WaitGraph.NONE,
                new CriticalPath(0, durationNanos, segments, parts, 0), List.of(), List.of(convoy, small));
    }

    private WaitTotals totals() {
        Map<WaitKind, List<Long>> byKind = new LinkedHashMap<>();
        waits.forEach(wait -> byKind.computeIfAbsent(wait.kind(), _ -> new ArrayList<>()).add(wait.durationNanos()));
        List<WaitTotal> kinds = new ArrayList<>();
        List<WaitTotal> sites = new ArrayList<>();
        List<WaitTotal> idle = new ArrayList<>();
        List<Long> all = new ArrayList<>();
        byKind.forEach((kind, lengths) -> {
            var sum = distribution(lengths);
            if (kind == WaitKind.IDLE_WORKER) {
                idle.add(new WaitTotal(kind, null, null, -1, sum, 0, null, 0));
                return;
            }
            all.addAll(lengths);
            kinds.add(new WaitTotal(kind, null, null, -1, sum, sum.totalNanos() / 20, "main", sum.totalNanos() / 2));
            sites.add(new WaitTotal(kind,
                    kind == WaitKind.LOCK ? named("java.util.concurrent.locks.ReentrantLock") : null,
                    named(SITE), -1, sum, sum.totalNanos() / 20, kind == WaitKind.LOCK ? workerName.formatted(3) : null,
                    sum.totalNanos() / 3));
        });
        Comparator<WaitTotal> largest = Comparator.comparingLong((WaitTotal total) -> total.lengths().totalNanos())
                .reversed();
        kinds.sort(largest);
        sites.sort(largest);
        return new WaitTotals(kinds, sites, sites, List.of(), List.of(), List.of(), idle, distribution(all));
    }

    private static Distribution distribution(List<Long> lengths) {
        List<Long> sorted = lengths.stream().sorted().toList();
        if (sorted.isEmpty()) {
            return Distribution.NONE;
        }
        return new Distribution(sorted.size(), sorted.stream().mapToLong(Long::longValue).sum(),
                sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 9 / 10), sorted.get(sorted.size() * 99 / 100),
                sorted.getLast());
    }

    private LoadOverTime load() {
        List<Double> concurrency = new ArrayList<>();
        List<Double> parallelism = new ArrayList<>();
        for (int i = 0; i < 240; i++) {
            double wave = Math.sin(i / 21.0) * Math.sin(i / 7.0);
            concurrency.add(Math.max(0.5, 6.4 + 3 * wave + random.nextDouble()));
            parallelism.add(Math.clamp(1.6 + 0.5 * wave + 0.3 * random.nextDouble(), 0, 2));
        }
        return new LoadOverTime(durationNanos / 240, concurrency, parallelism, LoadOverTime.Source.SCHEDULER, 6.43,
                1.71,
                11, 2, Map.of());
    }

    private static RunCoverage coverage() {
        return new RunCoverage("0.1.0", "out=orders.jfr", 20_000, MILLI,
                List.of(new RunCoverage.Instrumentation("lock", "on", ""),
                        new RunCoverage.Instrumentation("future", "on", ""),
                        new RunCoverage.Instrumentation("select", "partial",
                                "one selector class could not be instrumented")),
                List.of(new RunCoverage.TypeCount("awaitscope.ThreadWait", 4_231, 0, 4_231),
                        new RunCoverage.TypeCount("awaitscope.TaskRun", 1_177, 0, 1_177)),
                List.of(new RunCoverage.ShortWaits(WaitKind.LOCK, "pool-1-thread-1", 912, 8_120_000),
                        new RunCoverage.ShortWaits(WaitKind.QUEUE, null, 14_022, 95_000_000)),
                List.of(), 0, List.of(),
                List.of("Who left a monitor that a virtual thread waited for is not known: the JVM does not say it."),
                5, 84 * MILLI, 420 * MILLI,
                new OwnCost(31_407, 498, 9_421_100, 84 * MILLI, 1_204_112,
                        List.of(new OwnCost.Part("thread JFR Periodic Tasks", 0, 0, 0, 84 * MILLI, 0, false,
                                "CPU time of the thread, from /proc/self/task"),
                                new OwnCost.Part("hook park", 31_400, 498, 300, 9_420_000, 0, true,
                                        "1 call in 64 timed while the program ran, less 23 ns for reading the clock"),
                                new OwnCost.Part("hook signal", 7, 0, 0, 0, 0, true,
                                        "1 call in 64 timed while the program ran, less 23 ns for reading the clock"),
                                new OwnCost.Part("recording", 0, 0, 0, 0, 1_204_112, false,
                                        "files in JFR's repository, without what was still in memory"))));
    }
}
