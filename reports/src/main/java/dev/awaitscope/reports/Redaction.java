package dev.awaitscope.reports;

import dev.awaitscope.reports.finding.FailureNeverObserved;
import java.util.AbstractList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A report without what tells where it was made: names of threads, files and hosts, paths, arguments, options, messages
 * of exceptions, the system's name. The program's classes and methods stay, because without them nothing is explained.
 */
final class Redaction {
    private final RunReport report;
    private final Map<Long, String> byId = new HashMap<>();
    private final RedactedText texts;

    private Redaction(RunReport report) {
        this.report = report;
        Map<String, String> names = new HashMap<>();
        for (TracedThread thread : report.threads()) {
            String name = "thread " + (thread.index() + 1);
            byId.put(thread.id(), name);
            names.putIfAbsent(thread.label(), name);
        }
        for (Actor actor : report.causes().actors()) {
            names.putIfAbsent(actor.label(), label(actor));
        }
        for (Pool pool : report.pools()) {
            if (pool.name() != null) {
                names.putIfAbsent(pool.name(), pool.label());
            }
        }
        List<String> files = report.recording().files();
        for (int i = 0; i < files.size(); i++) {
            names.putIfAbsent(files.get(i), file(i));
        }
        this.texts = new RedactedText(names);
    }

    static RunReport of(RunReport report) {
        return new Redaction(report).redacted();
    }

    private RunReport redacted() {
        return new RunReport(recording(report.recording()), report.threads().stream().map(this::thread).toList(),
                waits(report.waits()), report.tasks(), report.pools().stream().map(Redaction::pool).toList(),
                totals(report.totals()), report.load(), report.utilisation(), report.pauses(), each(report.verdict()),
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

    private static String file(int index) {
        return "recording-" + (index + 1) + ".jfr";
    }

    private static RecordingInfo recording(RecordingInfo info) {
        List<String> files = IntStream.range(0, info.files().size()).mapToObj(Redaction::file).toList();
        return new RecordingInfo(files, info.bytes(), info.chunks(), info.events(), info.startEpochNanos(),
                info.durationNanos(), 0, info.jvm(), info.javaVersion(), null, null, null, null, info.cpu(),
                info.cores());
    }

    private TracedThread thread(TracedThread thread) {
        return new TracedThread(thread.index(), thread.id(), thread.osThreadId(), name(thread.id()),
                thread.ofJvm() ? thread.group() : null, thread.virtual(), thread.carrier(), thread.eventLoop(),
                thread.pool(), thread.startedBy(), thread.startNanos(), thread.endNanos(), thread.waits(),
                thread.cpuNanos(), thread.runQueueNanos(), thread.estimated(), thread.slices(), thread.stateNanos());
    }

    private static Pool pool(Pool pool) {
        return new Pool(pool.index(), pool.id(), pool.poolClass(), pool.label(), null, pool.threads(),
                pool.submitted(), pool.started(), pool.failed(), pool.cancelled(), pool.rejected(), pool.queued(),
                pool.run(), pool.longestQueue(), pool.largestSize(), pool.maximumSize(), pool.averageBusy());
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
        return new WaitTotals(wakers(totals.byKind()), wakers(totals.byBlocker()), wakers(totals.bySite()),
                wakers(totals.byThread()), wakers(totals.byTask()), wakers(totals.byGroup()), wakers(totals.idle()),
                totals.all());
    }

    private List<WaitTotal> wakers(List<WaitTotal> totals) {
        return totals.stream()
                .map(total -> new WaitTotal(total.kind(), total.blocker(), total.site(), total.thread(),
                        total.task(), group(total.group()), total.lengths(), total.runnableNanos(),
                        texts.name(total.topWaker()), total.topWakerNanos(), total.meanwhile()))
                .toList();
    }

    /** Pools are named by their class, thread groups by the program. */
    private static @Nullable String group(@Nullable String name) {
        return name != null && name.startsWith("group ") ? "group" : name;
    }

    private Causes causes(Causes causes) {
        var actors = causes.actors()
                .stream()
                .map(actor -> new Actor(actor.index(), label(actor), actor.threads(), actor.pool()))
                .toList();
        var findings = causes.findings()
                .stream()
                .map(finding -> new Finding(finding.name(), finding.title(), texts.of(finding.sentence()),
                        finding.figures(), finding.threads(), finding.sites(), finding.confidence(),
                        texts.of(FailureNeverObserved.withoutMessage(finding.because())),
                        texts.of(finding.advice()), finding.weightNanos()))
                .toList();
        return new Causes(actors, causes.blame(), causes.graph(), causes.criticalPath(), causes.requests(),
                findings);
    }

    private String label(Actor actor) {
        return actor.several() ? "threads " + (actor.index() + 1)
                : name(report.threads().get(actor.threads().getFirst()).id());
    }

    private RunCoverage coverage(RunCoverage coverage) {
        var groups = coverage.instrumentations()
                .stream()
                .map(group -> new RunCoverage.Instrumentation(group.group(), group.state(), texts.of(group.reason())))
                .toList();
        var shorts = coverage.shortWaits()
                .stream()
                .map(waits -> new RunCoverage.ShortWaits(waits.kind(), texts.name(waits.thread()), waits.count(),
                        waits.totalNanos()))
                .toList();
        var losses = coverage.losses()
                .stream()
                .map(loss -> new RunCoverage.Loss("recording", loss.fromByte(), loss.toByte(), texts.of(loss.what())))
                .toList();
        var failures = coverage.failures()
                .stream()
                .map(failure -> new RunCoverage.Failure(failure.place(), failure.failureClass(), null, failure.count()))
                .toList();
        return new RunCoverage(coverage.agentVersion(), "left out", coverage.minimumWaitNanos(),
                coverage.stackThresholdNanos(), groups, coverage.types(), shorts, failures, coverage.dataLossBytes(),
                losses, each(coverage.missing()), coverage.ownThreads(), coverage.ownCpuNanos(),
                coverage.startUpNanos(), coverage.ownCost());
    }

    private List<String> each(List<String> sentences) {
        return sentences.stream().map(texts::of).toList();
    }

    private String name(long id) {
        return byId.getOrDefault(id, RedactedText.SOME_THREAD);
    }

    private @Nullable String name(@Nullable String name, long id) {
        return name == null ? null : name(id);
    }
}
