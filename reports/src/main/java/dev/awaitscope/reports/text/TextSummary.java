package dev.awaitscope.reports.text;

import dev.awaitscope.reports.Blame;
import dev.awaitscope.reports.Causes;
import dev.awaitscope.reports.CriticalPath;
import dev.awaitscope.reports.Durations;
import dev.awaitscope.reports.EventLoop;
import dev.awaitscope.reports.LoadOverTime;
import dev.awaitscope.reports.OwnCost;
import dev.awaitscope.reports.Phrases;
import dev.awaitscope.reports.Pool;
import dev.awaitscope.reports.RecordingInfo;
import dev.awaitscope.reports.Requests;
import dev.awaitscope.reports.RunCoverage;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.TracedThread;
import dev.awaitscope.reports.Utilisation;
import dev.awaitscope.reports.WaitTotal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One screen about a run: the verdict first, then what it rests on. */
public final class TextSummary {
    private static final int ROWS = 6;
    private static final int CAUSES = 3;
    /** Columns of a curve over time. */
    private static final int CURVE = 60;

    private final RunReport report;
    private final Appendable out;
    private final Style style;

    private TextSummary(RunReport report, Appendable out, Style style) {
        this.report = report;
        this.out = out;
        this.style = style;
    }

    /** Writes it; {@code ansi} asks for emphasis by terminal codes. */
    public static void write(RunReport report, Appendable out, boolean ansi) throws IOException {
        new TextSummary(report, out, Style.of(ansi)).write();
    }

    private void write() throws IOException {
        for (String sentence : report.verdict()) {
            line(style.bold(Texts.clean(sentence, 1000)));
        }
        recording(report.recording());
        waits();
        causes(report.causes());
        requests(report.causes());
        pools();
        loops();
        threads();
        measured(report.coverage());
    }

    private void line(String text) throws IOException {
        out.append(text).append('\n');
    }

    private void heading(String text) throws IOException {
        line("");
        line(style.bold(text));
    }

    private void recording(RecordingInfo info) throws IOException {
        heading("Run");
        LoadOverTime load = report.load();
        line("  " + Texts.clean(String.join(", ", info.files()), 100) + ", " + Durations.format(info.durationNanos())
                + (info.mainClass() == null ? "" : ", " + Texts.clean(info.mainClass(), 80))
                + (info.jvm() == null ? "" : ", " + Texts.clean(info.jvm(), 80)));
        line("  concurrency " + Texts.number(load.averageConcurrency()) + " (at most " + load.peakConcurrency()
                + "), parallelism " + Texts.number(load.averageParallelism()) + utilisation());
        curve("in progress", load.concurrency(), 1);
        curve("on a CPU", load.parallelism(), info.cores());
    }

    private String utilisation() {
        String text = report.utilisation()
                .stream()
                .filter(use -> use.what() != Utilisation.What.POOL)
                .map(use -> use.label() + (use.estimated() ? " about " : " ") + Phrases.percent(use.share())
                        + " of " + use.size())
                .collect(Collectors.joining(", "));
        return text.isEmpty() ? "" : "; in use " + text;
    }

    /** The scale reaches to the highest value, and at least to {@code least}, so that little stays little. */
    private void curve(String name, List<Double> values, double least) throws IOException {
        if (!values.isEmpty()) {
            double top = Math.max(least, values.stream().mapToDouble(Double::doubleValue).max().orElse(0));
            line("  " + name + " ".repeat(12 - name.length()) + Sparkline.of(values, CURVE, top) + "  0 to "
                    + Texts.number(top));
        }
    }

    private void waits() throws IOException {
        long all = report.totals().all().totalNanos();
        TextTable table = new TextTable("kind", "blocker", "where", ">waits", ">total", ">share", ">median", ">p99",
                "mostly ended by", "mostly came down to");
        List<WaitTotal> sites = report.totals().bySite();
        for (WaitTotal total : sites.subList(0, Math.min(ROWS, sites.size()))) {
            table.row(total.kind().label(), Texts.simpleName(total.blocker()),
                    Texts.clean(Texts.shortSite(total.site()), 48), Texts.count(total.lengths().count()),
                    Durations.format(total.lengths().totalNanos()),
                    Texts.percent(total.lengths().totalNanos(), all), Durations.format(total.lengths().p50Nanos()),
                    Durations.format(total.lengths().p99Nanos()),
                    TextTotals.endedBy(total), TextTotals.meanwhile(total));
        }
        if (!table.isEmpty()) {
            heading("Waits" + more(sites.size(), ROWS, "longest"));
            table.write(out, style);
        }
    }

    private static String more(int size, int rows, String which) {
        return size > rows ? " (the " + rows + ' ' + which + " of " + Texts.count(size) + ")" : "";
    }

    /** What the waiting came down to, and what the end of the run depended on. */
    private void causes(Causes causes) throws IOException {
        Blame blame = causes.blame();
        TextTable roots = new TextTable("thread", "what it did", "where", ">total", ">share");
        for (Blame.Root root : blame.roots().subList(0, Math.min(CAUSES, blame.roots().size()))) {
            roots.row(Texts.clean(causes.actors().get(root.actor()).label(), 30), root.cause().words(),
                    Texts.clean(Texts.shortSite(root.site() == null ? root.task() : root.site()), 48),
                    Durations.format(root.nanos()), Texts.percent(root.nanos(), blame.totalNanos()));
        }
        if (!roots.isEmpty()) {
            heading("What the waiting came down to");
            roots.write(out, style);
        }
        CriticalPath path = causes.criticalPath();
        TextTable parts = new TextTable("thread", "state", "where", ">total", ">share");
        for (CriticalPath.Part part : path.parts().subList(0, Math.min(CAUSES, path.parts().size()))) {
            parts.row(Texts.clean(causes.actors().get(part.actor()).label(), 30), part.state().shown().label(),
                    Texts.clean(Texts.shortSite(part.site() == null ? part.task() : part.site()), 48),
                    Durations.format(part.nanos()), Texts.percent(part.nanos(), path.nanos()));
        }
        if (!parts.isEmpty()) {
            heading("What the end depended on (critical path, " + Durations.format(path.nanos()) + ")");
            parts.write(out, style);
        }
    }

    /** What was asked of the program, and what the end of a slow one depended on. */
    private void requests(Causes causes) throws IOException {
        TextTable table = new TextTable("request", ">count", ">median", ">p99", ">max", "a slow one mostly");
        for (Requests of : causes.requests().subList(0, Math.min(CAUSES, causes.requests().size()))) {
            table.row(Texts.clean(of.sort() == Requests.Sort.TASK ? Texts.simpleName(of.name())
                    : of.sort().label() + ' ' + Texts.shortSite(of.name()), 48), Texts.count(of.lengths().count()),
                    Durations.format(of.lengths().p50Nanos()), Durations.format(of.lengths().p99Nanos()),
                    Durations.format(of.lengths().maxNanos()), mostly(causes, of.slow()));
        }
        if (!table.isEmpty()) {
            heading("Requests, from submit to end" + more(causes.requests().size(), CAUSES, "longest"));
            table.write(out, style);
        }
    }

    private static String mostly(Causes causes, CriticalPath path) {
        if (path.parts().isEmpty()) {
            return "-";
        }
        CriticalPath.Part part = path.parts().getFirst();
        String where = part.site() == null ? "" : " at " + Texts.shortSite(part.site());
        return Texts.clean(causes.actors().get(part.actor()).label(), 24) + ' ' + part.state().shown().label()
                + Texts.clean(where, 40) + " (" + Texts.percent(part.nanos(), path.nanos()) + ')';
    }

    private void pools() throws IOException {
        List<Pool> pools = report.pools()
                .stream()
                .sorted(Comparator.comparingLong((Pool pool) -> pool.started()).reversed())
                .limit(ROWS)
                .toList();
        TextTable table = new TextTable("pool", ">threads", ">tasks", ">failed", ">queued median", ">p99",
                ">ran median", ">p99", ">busy");
        for (Pool pool : pools) {
            table.row(Texts.clean(pool.label(), 40), Texts.count(pool.threads().size()), Texts.count(pool.started()),
                    Texts.count(pool.failed()), Durations.format(pool.queued().p50Nanos()),
                    Durations.format(pool.queued().p99Nanos()), Durations.format(pool.run().p50Nanos()),
                    Durations.format(pool.run().p99Nanos()), Texts.number(pool.averageBusy()));
        }
        if (!table.isEmpty()) {
            heading("Pools" + more(report.pools().size(), ROWS, "busiest"));
            table.write(out, style);
        }
    }

    private void loops() throws IOException {
        List<EventLoop> loops = report.asynchronous()
                .loops()
                .stream()
                .filter(loop -> loop.thread() >= 0)
                .sorted(Comparator.comparingLong(EventLoop::busyNanos).reversed())
                .toList();
        TextTable table = new TextTable("event loop", ">selections", ">idle", ">busy", ">longest", ">stalls",
                ">stalled");
        for (EventLoop loop : loops.subList(0, Math.min(ROWS, loops.size()))) {
            table.row(Texts.clean(report.threads().get(loop.thread()).label(), 40), Texts.count(loop.selections()),
                    Durations.format(loop.selectNanos()), Durations.format(loop.busyNanos()),
                    Durations.format(loop.longestBusyNanos()), Texts.count(loop.stalls()),
                    Durations.format(loop.stalledNanos()));
        }
        if (!table.isEmpty()) {
            heading("Event loops" + more(loops.size(), ROWS, "busiest"));
            table.write(out, style);
        }
    }

    private void threads() throws IOException {
        if (report.threads().isEmpty()) {
            return;
        }
        heading("Threads");
        TextTable table = new TextTable("what", ">threads", ">running", ">runnable", ">blocked", ">awaiting", ">I/O",
                ">sleeping", ">parked", ">idle", ">unknown");
        row(table, "platform", report.threads().stream().filter(t -> !t.virtual() && !t.carrier()).toList());
        row(table, "carrier", report.threads().stream().filter(TracedThread::carrier).toList());
        row(table, "virtual", report.threads().stream().filter(TracedThread::virtual).toList());
        table.write(out, style);
    }

    private static void row(TextTable table, String what, List<TracedThread> threads) {
        if (threads.isEmpty()) {
            return;
        }
        Map<ThreadState.Shown, Long> sums = new EnumMap<>(ThreadState.Shown.class);
        threads.forEach(thread -> thread.stateNanos()
                .forEach((state, nanos) -> sums.merge(state.shown(), nanos, Long::sum)));
        List<String> cells = new ArrayList<>(List.of(what, Texts.count(threads.size())));
        for (ThreadState.Shown state : ThreadState.Shown.values()) {
            long sum = sums.getOrDefault(state, 0L);
            cells.add(sum == 0 ? "-" : Durations.format(sum));
        }
        table.row(cells.toArray(String[]::new));
    }

    private void measured(RunCoverage coverage) throws IOException {
        heading("How it was measured");
        if (coverage.agentVersion() != null) {
            line("  agent " + coverage.agentVersion() + ", waits of at least "
                    + Durations.format(coverage.minimumWaitNanos()) + ", stacks from "
                    + Durations.format(coverage.stackThresholdNanos())
                    + (coverage.options().isEmpty() ? "" : ", options " + Texts.clean(coverage.options(), 200)));
        }
        long shorter = coverage.shortWaits().stream().mapToLong(RunCoverage.ShortWaits::count).sum();
        if (shorter > 0) {
            line("  " + Texts.counted(shorter, "shorter wait") + " counted only, "
                    + Durations.format(coverage.shortWaits().stream().mapToLong(w -> w.totalNanos()).sum())
                    + " in all");
        }
        long incomplete = coverage.types().stream().filter(type -> !type.complete()).count();
        if (!coverage.types().isEmpty()) {
            line(incomplete == 0
                    ? "  every event the agent wrote was found (" + Texts.count(
                            coverage.types().stream().mapToLong(RunCoverage.TypeCount::found).sum()) + ")"
                    : "  " + Texts.counted(incomplete, "event type") + " with other counts than the agent's own");
        }
        cost(coverage.ownCost());
        for (RunCoverage.Instrumentation group : coverage.instrumentations()) {
            if (!group.state().equals("on")) {
                line("  " + group.group() + " " + group.state() + ": " + Texts.clean(group.reason(), 200));
            }
        }
        for (RunCoverage.Failure failure : coverage.failures()) {
            line("  failed inside the agent, " + failure.count() + " times: " + failure.place() + " "
                    + failure.failureClass()
                    + (failure.message() == null ? "" : " " + Texts.clean(failure.message(), 200)));
        }
        for (String missing : coverage.missing()) {
            line("  " + Texts.clean(missing, 300));
        }
        for (RunCoverage.Loss loss : coverage.losses()) {
            line("  " + Texts.clean(loss.file(), 100) + ", bytes " + loss.fromByte() + " to " + loss.toByte() + ": "
                    + Texts.clean(loss.what(), 300));
        }
    }

    private void cost(@Nullable OwnCost cost) throws IOException {
        if (cost == null) {
            return;
        }
        line("  its own cost: " + Texts.counted(cost.hookCalls(), "call") + " of hooks"
                + (cost.timedCalls() == 0 ? ", too few to time any"
                        : ", about " + Durations.format(cost.hookNanos()) + " (" + Texts.count(cost.timedCalls())
                                + " timed)")
                + "; threads of the agent and of JFR " + Durations.format(cost.threadNanos()) + " of CPU; "
                + Texts.counted(cost.writtenBytes(), "byte") + " written");
    }
}
