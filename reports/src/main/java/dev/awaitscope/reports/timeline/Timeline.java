package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.LoadOverTime;
import dev.awaitscope.reports.Pause;
import dev.awaitscope.reports.Slices;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.TracedTask;
import dev.awaitscope.reports.TracedThread;
import dev.awaitscope.reports.TracedWait;
import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.recording.RecordedThreadInfo;
import dev.awaitscope.reports.recording.Symbols;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The threads of one JVM with what each did, their waits and their tasks. Immutable once built. */
public final class Timeline {
    private final Collected collected;
    private final Symbols symbols;
    private final ThreadLives lives;
    private final Schedules schedules;
    private final int[] @Nullable [] mounts;
    private final int[] waitRows;
    /** From the index in symbols to that in the report, -1 for a thread that is left out. */
    private final int[] indexes;
    private final List<TracedThread> threads;
    private final WaitList waits;
    private final TaskMatch tasks;
    private final SliceColumns slices;

    private Timeline(Collected collected, Symbols symbols) {
        this.collected = collected;
        this.symbols = symbols;
        this.slices = new SliceColumns(collected.memory);
        this.lives = new ThreadLives(collected, symbols);
        this.schedules = new Schedules(collected.schedule, symbols, lives);
        this.waitRows = new WaitAssembly(collected, symbols).assemble();
        this.indexes = new int[symbols.threadCount()];
        this.mounts = collected.mounts.byThread(symbols.threadCount());
        int[] order = programThreads();
        this.waits = new WaitList(collected.waits, waitRows, symbols, indexes);
        this.tasks = TaskMatch.of(collected, indexes);
        this.threads = Collections.unmodifiableList(threads(order));
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

    private List<TracedThread> threads(int[] order) {
        int[] offsets = new int[order.length + 1];
        for (int row : waitRows) {
            offsets[indexes[collected.waits.thread.get(row)] + 1]++;
        }
        Arrays.parallelPrefix(offsets, Integer::sum);
        int[] places = offsets.clone();
        int[] byThread = new int[waitRows.length];
        for (int i = 0; i < waitRows.length; i++) {
            byThread[places[indexes[collected.waits.thread.get(waitRows[i])]]++] = i;
        }
        List<TracedThread> built = new ArrayList<>(order.length);
        for (int i = 0; i < order.length; i++) {
            built.add(thread(order[i], Arrays.copyOfRange(byThread, offsets[i], offsets[i + 1])));
        }
        return built;
    }

    private TracedThread thread(int symbol, int[] ownWaits) {
        RecordedThreadInfo info = symbols.thread(symbol);
        ThreadSchedule schedule = schedules.of(symbol);
        long start = lives.start(symbol);
        long end = lives.end(symbol);
        int waiting = 0;
        boolean loop = false;
        for (int wait : ownWaits) {
            int row = waitRows[wait];
            boolean idle = collected.waits.is(row, WaitColumns.IDLE);
            waiting += idle ? 0 : 1;
            loop |= idle && collected.waits.kind(row) == WaitKind.SELECT;
        }
        Slices own = slices(symbol, schedule, ownWaits);
        boolean counted = schedule.size() > 0;
        return new TracedThread(indexes[symbol], info.id(), info.osId(), info.name(), info.group(), info.virtual(),
                ThreadRole.isCarrier(info), loop, tasks.mainPool(indexes[symbol]), startedBy(symbol), start, end,
                waiting, counted ? schedule.totalRun() : -1, counted ? schedule.totalQueue() : -1,
                mounts[symbol] == null, own, totals(own));
    }

    private Slices slices(int symbol, ThreadSchedule schedule, int[] ownWaits) {
        int[] rows = Arrays.stream(ownWaits).map(wait -> waitRows[wait]).toArray();
        int[] ownMounts = mounts[symbol];
        if (ownMounts != null) {
            return new MountedSlices(collected.waits, slices, rows, ownWaits, lives.start(symbol), lives.end(symbol))
                    .build(collected.mounts, ownMounts);
        }
        SliceBuilder builder = new SliceBuilder(collected.waits, slices, lives.start(symbol), lives.end(symbol),
                gaps(symbol, schedule, ownWaits));
        for (int i = 0; i < rows.length; i++) {
            builder.add(rows[i], ownWaits[i]);
        }
        return builder.build();
    }

    private int startedBy(int symbol) {
        int parent = symbol < collected.parents.size() ? collected.parents.get(symbol) : -1;
        return parent >= 0 ? indexes[parent] : tasks.starter(indexes[symbol]);
    }

    private GapFiller gaps(int symbol, ThreadSchedule schedule, int[] ownWaits) {
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
        IntervalSet.Builder tails = new IntervalSet.Builder();
        IntervalSet waiting = waiting(ownWaits, tails);
        return new ScheduledGaps(schedule, IntervalSet.of(start, end).minus(waiting), tails.build(),
                schedules.sampled().between(start, to), unsampled,
                carrier ? ThreadState.IDLE : ThreadState.UNKNOWN);
    }

    /** A thread that ends between two samples has its last ones missing. */
    private static long sampledUntil(ThreadSchedule schedule, long end) {
        long last = schedule.size() == 0 ? Long.MIN_VALUE : schedule.end(schedule.size() - 1);
        return Math.max(last, end - ScheduledGaps.WINDOW);
    }

    private IntervalSet waiting(int[] ownWaits, IntervalSet.Builder tails) {
        IntervalSet.Builder waiting = new IntervalSet.Builder();
        long at = Long.MIN_VALUE;
        for (int wait : ownWaits) {
            int row = waitRows[wait];
            long end = collected.waits.end.get(row);
            waiting.add(collected.waits.start.get(row), end);
            if (collected.waits.runnable.get(row) > 0) {
                long tail = Math.max(at, end - collected.waits.runnable.get(row));
                tails.add(tail, end);
            }
            at = Math.max(at, end);
        }
        return waiting.build();
    }

    private static Map<ThreadState, Long> totals(Slices slices) {
        long[] sums = new long[ThreadState.values().length];
        for (int i = 0; i < slices.size(); i++) {
            sums[slices.state(i).ordinal()] += slices.endNanos(i) - slices.startNanos(i);
        }
        Map<ThreadState, Long> totals = new EnumMap<>(ThreadState.class);
        for (ThreadState state : ThreadState.values()) {
            if (sums[state.ordinal()] > 0) {
                totals.put(state, sums[state.ordinal()]);
            }
        }
        return Collections.unmodifiableMap(totals);
    }

    /** The program's threads, by first thing known, then id. */
    public List<TracedThread> threads() {
        return threads;
    }

    /** All waits, by start, thread id and sequence. */
    public List<TracedWait> waits() {
        return waits;
    }

    /** All tasks, by submit or start. */
    public List<TracedTask> tasks() {
        return tasks.tasks();
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
