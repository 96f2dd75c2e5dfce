package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.AsyncWork;
import dev.awaitscope.reports.LoadOverTime;
import dev.awaitscope.reports.Pause;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.TracedTask;
import dev.awaitscope.reports.TracedThread;
import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.column.IndexOrder;
import dev.awaitscope.reports.column.IndexOrder.Groups;
import dev.awaitscope.reports.column.IntColumn;
import dev.awaitscope.reports.recording.RecordedThreadInfo;
import dev.awaitscope.reports.recording.Stack;
import dev.awaitscope.reports.recording.Symbols;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The threads of one JVM with what each did, their waits and their tasks. Immutable once built. */
public final class Timeline {
    private static final int WAITS_TOGETHER = 1 << 18;
    private static final int THREADS_TOGETHER = 1 << 12;

    private final Collected collected;
    private final Symbols symbols;
    private final ThreadLives lives;
    private final Schedules schedules;
    private final int[] @Nullable [] mounts;
    private final IntColumn waitRows;
    /** From the index in symbols to that in the report, -1 for a thread that is left out. */
    private final int[] indexes;
    private final List<TracedThread> threads;
    private final Waits waits;
    private final TaskMatch tasks;
    private final AsyncWork asynchronous;

    private Timeline(Collected collected, Symbols symbols) {
        this.collected = collected;
        this.symbols = symbols;
        this.lives = new ThreadLives(collected, symbols);
        this.schedules = new Schedules(collected.schedule, symbols, lives);
        this.waitRows = new WaitAssembly(collected, symbols).assemble();
        this.indexes = new int[symbols.threadCount()];
        this.mounts = collected.mounts.byThread(symbols.threadCount());
        int[] order = programThreads();
        this.waits = new WaitList(collected.waits, waitRows, symbols, indexes, collected.memory);
        this.tasks = TaskMatch.of(collected, indexes);
        this.threads = threads(order);
        this.asynchronous = AsyncLists.of(collected, waitRows, indexes);
    }

    /** Builds all of it. */
    public static Timeline of(Collected collected, Symbols symbols) {
        return new Timeline(collected, symbols);
    }

    private int[] programThreads() {
        int[] order = IndexOrder.of(symbols.threadCount(),
                t -> (lives.seen(t) || !symbols.thread(t).virtual())
                        && ThreadRole.of(symbols.thread(t)) == ThreadRole.PROGRAM,
                (a, b) -> {
                    int byStart = Long.compare(lives.start(a), lives.start(b));
                    return byStart != 0 ? byStart : Long.compare(symbols.thread(a).id(), symbols.thread(b).id());
                });
        Arrays.fill(indexes, -1);
        for (int i = 0; i < order.length; i++) {
            indexes[order[i]] = i;
        }
        return order;
    }

    /** Each thread alone, many at a time. */
    private List<TracedThread> threads(int[] order) {
        Groups byThread = IndexOrder.byGroup(collected.memory, waitRows.size(),
                wait -> indexes[collected.waits.thread.get(waitRows.get(wait))], order.length);
        int[] borders = borders(byThread, order.length);
        return IntStream.range(0, borders.length - 1)
                .parallel()
                .mapToObj(range -> threads(order, borders[range], borders[range + 1], byThread))
                .flatMap(List::stream)
                .toList();
    }

    /** Threads with so many waits together that it is worth columns of their own. */
    private int[] borders(Groups byThread, int count) {
        IntStream.Builder borders = IntStream.builder();
        int first = 0;
        borders.add(0);
        for (int thread = 1; thread < count; thread++) {
            if (byThread.from(thread) - byThread.from(first) >= WAITS_TOGETHER || thread - first >= THREADS_TOGETHER) {
                borders.add(thread);
                first = thread;
            }
        }
        return borders.add(count).build().toArray();
    }

    private List<TracedThread> threads(int[] order, int from, int to, Groups byThread) {
        SliceColumns slices = new SliceColumns(collected.memory);
        List<TracedThread> built = new ArrayList<>(to - from);
        for (int i = from; i < to; i++) {
            built.add(thread(order[i], new ThreadWaits(byThread, waitRows, i), slices));
        }
        return built;
    }

    private TracedThread thread(int symbol, ThreadWaits own, SliceColumns slices) {
        RecordedThreadInfo info = symbols.thread(symbol);
        ThreadSchedule schedule = schedules.of(symbol);
        long start = lives.start(symbol);
        long end = lives.end(symbol);
        int waiting = 0;
        boolean loop = false;
        for (int i = 0; i < own.size(); i++) {
            int row = own.row(i);
            boolean idle = collected.waits.is(row, WaitColumns.IDLE);
            waiting += idle ? 0 : 1;
            loop |= idle && collected.waits.kind(row) == WaitKind.SELECT;
        }
        build(symbol, schedule, own, slices);
        Map<ThreadState, Long> totals = slices.totals();
        boolean counted = schedule.size() > 0;
        return new TracedThread(indexes[symbol], info.id(), info.osId(), info.name(), info.group(), info.virtual(),
                ThreadRole.isCarrier(info), loop, tasks.mainPool(indexes[symbol]), startedBy(symbol), start, end,
                waiting, counted ? schedule.totalRun() : -1, counted ? schedule.totalQueue() : -1,
                mounts[symbol] == null, slices.threadEnds(), totals);
    }

    private void build(int symbol, ThreadSchedule schedule, ThreadWaits own, SliceColumns slices) {
        int[] ownMounts = mounts[symbol];
        if (ownMounts != null) {
            new MountedSlices(collected.waits, slices, own, lives.start(symbol), lives.end(symbol))
                    .build(collected.mounts, ownMounts);
            return;
        }
        SliceBuilder builder = new SliceBuilder(collected.waits, slices, lives.start(symbol), lives.end(symbol),
                gaps(symbol, schedule, own));
        for (int i = 0; i < own.size(); i++) {
            builder.add(own.row(i), own.index(i));
        }
        builder.end();
    }

    private int startedBy(int symbol) {
        int parent = symbol < collected.parents.size() ? collected.parents.get(symbol) : -1;
        return parent >= 0 ? indexes[parent] : tasks.starter(indexes[symbol]);
    }

    private GapFiller gaps(int symbol, ThreadSchedule schedule, ThreadWaits own) {
        RecordedThreadInfo info = symbols.thread(symbol);
        boolean ofAgent = collected.settings() != null;
        if (info.virtual()) {
            return GapFiller.of(ofAgent ? ThreadState.RUNNING : ThreadState.UNKNOWN);
        }
        // Without the agent, waits below the thresholds of JFR, and all native ones, look like running.
        boolean carrier = ThreadRole.isCarrier(info);
        ThreadState unsampled = ofAgent && !carrier ? ThreadState.RUNNING : ThreadState.UNKNOWN;
        if (schedules.isEmpty()) {
            return GapFiller.of(unsampled);
        }
        long start = lives.start(symbol);
        long end = lives.end(symbol);
        long to = lives.deathKnown(symbol) ? Math.min(end, sampledUntil(schedule, end)) : end;
        return new ScheduledGaps(schedule, new WaitGaps(collected.waits, own, start, end),
                schedules.sampled().between(start, to), unsampled,
                carrier ? ThreadState.IDLE : ThreadState.UNKNOWN);
    }

    /** A thread that ends between two samples has its last ones missing. */
    private static long sampledUntil(ThreadSchedule schedule, long end) {
        long last = schedule.size() == 0 ? Long.MIN_VALUE : schedule.end(schedule.size() - 1);
        return Math.max(last, end - ScheduledGaps.WINDOW);
    }

    /** The program's threads, by first thing known, then id. */
    public List<TracedThread> threads() {
        return threads;
    }

    /** All waits, by start, thread id and sequence. */
    public Waits waits() {
        return waits;
    }

    /** All tasks, by submit or start. */
    public List<TracedTask> tasks() {
        return tasks.tasks();
    }

    /** A stack that an event refers to. */
    public Stack stack(int index) {
        return symbols.stack(index);
    }

    /** Futures, event loops, channels, streams. */
    public AsyncWork asynchronous() {
        return asynchronous;
    }

    /** What is known of pools. */
    public TaskMatch taskMatch() {
        return tasks;
    }

    /** The report's index of a thread that an event refers to, -1 for one that is left out. */
    public int index(int symbol) {
        return symbol < 0 ? -1 : indexes[symbol];
    }

    /** Share of the run in which the operating system's scheduler was sampled, 0 to 1. */
    public double sampledShare() {
        long sampled = schedules.sampled().between(0, collected.durationNanos()).total();
        return (double) sampled / Math.max(1, collected.durationNanos());
    }

    /** Waits whose thread the recording does not name, as at the end of a damaged one; they are left out. */
    public long waitsWithoutThread() {
        long count = 0;
        for (int row = 0; row < collected.waits.size(); row++) {
            count += collected.waits.thread.get(row) < 0 ? 1 : 0;
        }
        return count;
    }

    /** Threads of the agent and of JFR that were seen, and the CPU time of those that were sampled. */
    public OwnThreads ownThreads() {
        int count = 0;
        long cpu = schedules.isEmpty() ? -1 : 0;
        for (int thread = 0; thread < symbols.threadCount(); thread++) {
            if (lives.seen(thread) && ThreadRole.of(symbols.thread(thread)) == ThreadRole.OWN) {
                count++;
                cpu += schedules.isEmpty() ? 0 : schedules.of(thread).totalRun();
            }
        }
        return new OwnThreads(count, cpu);
    }

    /** How much went on at once. */
    public LoadOverTime load(int buckets) {
        return new LoadSweep(collected, threads, schedules, indexes).sweep(buckets);
    }

    /** Pauses of the whole JVM, by start. */
    public List<Pause> pauses() {
        return collected.pauses.stream()
                .sorted(Comparator.comparingLong(Pause::startNanos))
                .toList();
    }

    /**
     * Threads that are left out because they are ours.
     *
     * @param count
     *            how many were seen
     * @param cpuNanos
     *            their CPU time, -1 where it was not sampled
     */
    public record OwnThreads(int count, long cpuNanos) {}
}
