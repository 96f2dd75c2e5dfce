package dev.awaitscope.reports.html;

import dev.awaitscope.reports.Actor;
import dev.awaitscope.reports.AsyncWork;
import dev.awaitscope.reports.Causes;
import dev.awaitscope.reports.Finding;
import dev.awaitscope.reports.RecordingInfo;
import dev.awaitscope.reports.RunCoverage;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.TracedThread;
import dev.awaitscope.reports.TracedWait;
import dev.awaitscope.reports.UnobservedFailure;
import dev.awaitscope.reports.WaitTotal;
import dev.awaitscope.reports.WaitTotals;
import dev.awaitscope.reports.compare.ComparedRun;
import dev.awaitscope.reports.compare.Comparison;
import dev.awaitscope.reports.compare.Environment;
import dev.awaitscope.reports.compare.Scenario;
import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A report without what tells where it was made: names of threads and files, arguments, options, the system's name. The
 * program's classes and methods stay, because without them nothing is explained.
 */
final class Redaction {
    private static final int SHORTEST_NAME = 3;

    private final RunReport report;
    /** By thread id and by label: the name that is shown instead. */
    private final Map<Long, String> byId = new HashMap<>();
    private final Map<String, String> byLabel = new HashMap<>();

    private Redaction(RunReport report) {
        this.report = report;
        for (TracedThread thread : report.threads()) {
            String name = "thread " + (thread.index() + 1);
            byId.put(thread.id(), name);
            byLabel.putIfAbsent(thread.label(), name);
        }
    }

    static RunReport of(RunReport report) {
        return new Redaction(report).redacted();
    }

    /** The same for a comparison; the labels of its runs stay, they were chosen for it. */
    static Comparison of(Comparison comparison) {
        Environment machine = comparison.environment();
        List<Scenario> scenarios = comparison.scenarios()
                .stream()
                .map(scenario -> new Scenario(scenario.name(), scenario.title(), scenario.description(),
                        scenario.runs().stream().map(Redaction::run).toList(), scenario.contrasts(),
                        scenario.verdict(), scenario.why(), scenario.warnings()))
                .toList();
        return new Comparison(comparison.title(),
                new Environment(machine.cpu(), machine.cores(), machine.memoryBytes(), "", machine.jdk(),
                        machine.loadBefore(), machine.loadAfter(), machine.startedAt()),
                scenarios, comparison.method(), comparison.warnings());
    }

    private static ComparedRun run(ComparedRun run) {
        RunReport traced = run.traced();
        return new ComparedRun(run.label(), run.detail(), run.measures(), run.latency(),
                traced == null ? null : of(traced), null);
    }

    private RunReport redacted() {
        return new RunReport(recording(report.recording()), report.threads().stream().map(this::thread).toList(),
                waits(report.waits()), report.tasks(), report.pools(), totals(report.totals()), report.load(),
                report.utilisation(), report.pauses(), report.verdict().stream().map(this::sentence).toList(),
                causes(report.causes()), asynchronous(report.asynchronous()), coverage(report.coverage()));
    }

    /** What an exception says may hold anything. */
    private static AsyncWork asynchronous(AsyncWork work) {
        return new AsyncWork(work.completions(), work.stages(),
                work.failures()
                        .stream()
                        .map(failure -> new UnobservedFailure(failure.nanos(), failure.futureId(),
                                failure.futureClass(), failure.failureClass(), null, failure.completer(),
                                failure.site(), failure.reachable()))
                        .toList(),
                work.pipelines(), work.loops(), work.stalls(), work.channels());
    }

    private static RecordingInfo recording(RecordingInfo info) {
        List<String> files = IntStream.rangeClosed(1, info.files().size())
                .mapToObj(i -> "recording-" + i + ".jfr")
                .toList();
        return new RecordingInfo(files, info.bytes(), info.chunks(), info.events(), info.startEpochNanos(),
                info.durationNanos(), 0, info.jvm(), info.javaVersion(), null, null, null, null, info.cpu(),
                info.cores());
    }

    private TracedThread thread(TracedThread thread) {
        return new TracedThread(thread.index(), thread.id(), thread.osThreadId(), name(thread.id()),
                TimelineGroups.isJvm(thread) ? thread.group() : null, thread.virtual(), thread.carrier(),
                thread.eventLoop(), thread.pool(), thread.startedBy(), thread.startNanos(), thread.endNanos(),
                thread.waits(),
                thread.cpuNanos(), thread.runQueueNanos(), thread.estimated(), thread.slices(), thread.stateNanos());
    }

    private List<TracedWait> waits(List<TracedWait> waits) {
        return new AbstractList<>() {
            @Override
            public TracedWait get(int index) {
                return Redaction.this.wait(waits.get(index));
            }

            @Override
            public int size() {
                return waits.size();
            }
        };
    }

    private TracedWait wait(TracedWait wait) {
        return new TracedWait(wait.thread(), wait.threadId(), name(wait.threadId()), wait.virtual(), wait.kind(),
                wait.startNanos(), wait.durationNanos(), wait.blocker(), wait.blockerId(),
                name(wait.waker(), wait.wakerThreadId()), wait.wakerThread(), wait.wakerThreadId(),
                name(wait.unparkedBy(), wait.unparkedByThreadId()), wait.unparkedByThreadId(), wait.wokenBy(),
                wait.runnableNanos(), wait.timedOut(), wait.interrupted(), wait.open(),
                name(wait.owner(), wait.ownerThreadId()), wait.ownerThreadId(), wait.pinned(), wait.idle(),
                wait.site(), wait.stack());
    }

    private WaitTotals totals(WaitTotals totals) {
        return new WaitTotals(each(totals.byKind()), each(totals.byBlocker()), each(totals.bySite()),
                each(totals.byThread()), each(totals.byTask()), each(totals.byGroup()), each(totals.idle()),
                totals.all());
    }

    private List<WaitTotal> each(List<WaitTotal> totals) {
        return totals.stream()
                .map(total -> new WaitTotal(total.kind(), total.blocker(), total.site(), total.thread(),
                        total.task(), group(total.group()), total.lengths(), total.runnableNanos(),
                        label(total.topWaker()), total.topWakerNanos(), total.meanwhile()))
                .toList();
    }

    /** Pools are named by their class, thread groups by the program. */
    private static @Nullable String group(@Nullable String name) {
        return name != null && name.startsWith("group ") ? "group" : name;
    }

    private Causes causes(Causes causes) {
        var actors = causes.actors()
                .stream()
                .map(actor -> new Actor(actor.index(), actor.several() ? "threads " + (actor.index() + 1)
                        : String.valueOf(label(actor.label())), actor.threads(), actor.pool()))
                .toList();
        causes.actors().forEach(actor -> byLabel.putIfAbsent(actor.label(), actors.get(actor.index()).label()));
        var findings = causes.findings()
                .stream()
                .map(finding -> new Finding(finding.name(), finding.title(), sentence(finding.sentence()),
                        finding.figures(), finding.threads(), finding.sites(), finding.confidence(),
                        sentence(finding.because()), sentence(finding.advice()), finding.weightNanos()))
                .toList();
        return new Causes(actors, causes.blame(), causes.graph(), causes.criticalPath(), causes.requests(),
                findings);
    }

    private RunCoverage coverage(RunCoverage coverage) {
        var shorts = coverage.shortWaits()
                .stream()
                .map(waits -> new RunCoverage.ShortWaits(waits.kind(),
                        label(waits.thread()), waits.count(), waits.totalNanos()))
                .toList();
        var losses = coverage.losses()
                .stream()
                .map(loss -> new RunCoverage.Loss("recording", loss.fromByte(), loss.toByte(), loss.what()))
                .toList();
        var failures = coverage.failures()
                .stream()
                .map(failure -> new RunCoverage.Failure(failure.place(), failure.failureClass(), null, failure.count()))
                .toList();
        return new RunCoverage(coverage.agentVersion(), "left out", coverage.minimumWaitNanos(),
                coverage.stackThresholdNanos(), coverage.instrumentations(), coverage.types(), shorts, failures,
                coverage.dataLossBytes(), losses, coverage.missing(), coverage.ownThreads(), coverage.ownCpuNanos(),
                coverage.startUpNanos());
    }

    private String name(long id) {
        return byId.getOrDefault(id, "a thread");
    }

    private @Nullable String name(@Nullable String name, long id) {
        return name == null ? null : name(id);
    }

    private @Nullable String label(@Nullable String label) {
        return label == null ? null : byLabel.getOrDefault(label, "a thread");
    }

    /** Longer names first, so that "worker-1" does not spoil "worker-10". */
    private String sentence(String text) {
        String[] result = {text};
        byLabel.entrySet()
                .stream()
                .filter(entry -> entry.getKey().length() >= SHORTEST_NAME)
                .sorted((a, b) -> b.getKey().length() - a.getKey().length())
                .forEach(entry -> result[0] = result[0].replace(entry.getKey(), entry.getValue()));
        return result[0];
    }
}
