package dev.awaitscope.reports;

import dev.awaitscope.reports.cause.CauseAnalysis;
import dev.awaitscope.reports.cause.Pools;
import dev.awaitscope.reports.cause.Utilisations;
import dev.awaitscope.reports.cause.Verdict;
import dev.awaitscope.reports.finding.Evidence;
import dev.awaitscope.reports.finding.Findings;
import dev.awaitscope.reports.recording.RecordedJvm;
import dev.awaitscope.reports.recording.RecordingSet;
import dev.awaitscope.reports.timeline.Collected;
import dev.awaitscope.reports.timeline.EventCollector;
import dev.awaitscope.reports.timeline.Timeline;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ForkJoinTask;

/** Reads recordings: the entry point of this library. */
public final class Recordings {
    private Recordings() {}

    /**
     * Reads files or JFR repository folders and says what they show: one report per JVM found in them, by start; never
     * empty. Chunks of one JVM are merged, also from several files. Damaged parts are left out and listed in
     * {@link RunCoverage#losses()}.
     *
     * @throws RecordingException
     *             if a path is no recording, or nothing in it can be read
     */
    public static List<RunReport> read(List<Path> paths, ReadOptions options) throws RecordingException {
        try (RecordingSet set = RecordingSet.open(paths)) {
            List<RunReport> reports = new ArrayList<>();
            for (RecordedJvm jvm : set.jvms()) {
                reports.add(report(jvm, options));
            }
            return List.copyOf(reports);
        } catch (IOException e) {
            throw new RecordingException(paths.getFirst() + " could not be read: " + e.getMessage(), e);
        }
    }

    /**
     * Makes one file of what a JVM left in its JFR repository folder when it was killed, repaired so that other tools
     * can read it too.
     *
     * @param to
     *            must not exist yet
     * @throws RecordingException
     *             if there is nothing to be read, if there is more than one JVM, or if the file cannot be written
     */
    public static Recovered recover(Path from, Path to) throws RecordingException {
        return recover(from, to, ReadOptions.DEFAULT.progress());
    }

    /**
     * The same, telling how far it is.
     *
     * @throws RecordingException
     *             as above
     */
    public static Recovered recover(Path from, Path to, ReadOptions.Progress progress) throws RecordingException {
        try (RecordingSet set = RecordingSet.open(List.of(from))) {
            if (set.jvms().size() > 1) {
                throw new RecordingException(from + " holds recordings of " + set.jvms().size()
                        + " JVMs: name the folder of one of them");
            }
            RecordedJvm jvm = set.jvms().getFirst();
            jvm.write(to, progress);
            return new Recovered(jvm.chunks(), jvm.events(), jvm.bytes(), jvm.losses());
        } catch (FileAlreadyExistsException e) {
            throw new RecordingException(to + " exists already: name another file", e);
        } catch (IOException e) {
            throw new RecordingException(to + " could not be written: " + e.getMessage(), e);
        }
    }

    /**
     * What was recovered.
     *
     * @param chunks
     *            chunks found
     * @param events
     *            events in them
     * @param bytes
     *            bytes of them
     * @param losses
     *            what could not be kept
     */
    public record Recovered(int chunks, long events, long bytes, List<RunCoverage.Loss> losses) {
        /** Copies the list. */
        public Recovered {
            losses = List.copyOf(losses);
        }
    }

    private static RunReport report(RecordedJvm jvm, ReadOptions options) throws IOException, RecordingException {
        EventCollector collector = new EventCollector();
        jvm.read(collector, options.progress());
        if (jvm.counts().isEmpty()) {
            throw new RecordingException(String.join(", ", jvm.files()) + " holds no event that can be read"
                    + (jvm.losses().isEmpty() ? "" : ": " + jvm.losses().getFirst().what()));
        }
        Collected collected = collector.collected();
        Timeline timeline = Timeline.of(collected, jvm.symbols());
        // Names threads in passing, which nobody may do while others read.
        RunCoverage coverage = new Measured(jvm, collected, timeline).coverage();
        ForkJoinTask<LoadOverTime> sweep = ForkJoinTask.adapt(() -> timeline.load(options.buckets())).fork();
        List<Pool> pools = Pools.of(timeline.taskMatch(), collected.durationNanos(),
                index -> timeline.threads().get(index).name());
        CauseAnalysis analysis = CauseAnalysis.of(timeline.threads(), timeline.waits(), timeline.tasks(), pools);
        WaitTotals totals = analysis.totals();
        LoadOverTime load = sweep.join();
        List<Finding> findings = Findings
                .of(new Evidence(collected, timeline, pools, load, analysis, coverage));
        List<String> verdict = new ArrayList<>();
        findings.stream().filter(Findings::tells).map(Finding::sentence).forEach(verdict::add);
        verdict.addAll(Verdict.of(analysis.openWaits(), totals, pools, load, coverage, collected.durationNanos()));
        return new RunReport(MachineInfo.of(jvm, collected), timeline.threads(), timeline.waits(), timeline.tasks(),
                pools, totals, load,
                Utilisations.of(timeline.threads(), pools, load, analysis.pinnedWaits(), collected.durationNanos()),
                timeline.pauses(), verdict, analysis.with(findings), timeline.asynchronous(), coverage);
    }
}
