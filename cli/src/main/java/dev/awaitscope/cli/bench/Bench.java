package dev.awaitscope.cli.bench;

import dev.awaitscope.cli.ExitCode;
import dev.awaitscope.cli.Problem;
import dev.awaitscope.cli.Progress;
import dev.awaitscope.cli.Signals;
import dev.awaitscope.cli.Version;
import dev.awaitscope.reports.compare.BenchResult;
import dev.awaitscope.reports.compare.BenchResult.BenchScenario;
import dev.awaitscope.reports.compare.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Something that is measured in rounds. Used by one thread; an interrupt ends it, and what is complete by then stays.
 */
abstract class Bench {
    /** The folder of its results. */
    final BenchFolder folder;
    /** Those who ask, whoever is asked. */
    final Clients clients;

    private final Progress progress;
    private final List<String> incidents = new ArrayList<>();
    private final Environment before = Machine.now();
    private int step;

    Bench(BenchFolder folder, Progress progress) {
        this.folder = folder;
        this.clients = new Clients(folder);
        this.progress = progress;
    }

    /** Runs all rounds; an {@link InterruptedException} ends them. */
    abstract void measure() throws Problem, InterruptedException;

    /** What was compared, in a few words. */
    abstract String title();

    /** The options it was called with. */
    abstract Map<String, String> options();

    /** How it was measured, a sentence each. */
    abstract List<String> method();

    /** What has complete rounds by now. */
    abstract List<BenchScenario> scenarios();

    /**
     * Measures until all is done or a signal comes, then writes what there is.
     *
     * @param steps number of steps of the whole bench, for a progress bar
     * @return whether something is missing that was asked for
     */
    static boolean run(String name, int steps, BenchFolder results, Function<Progress, Bench> kind) throws Problem {
        Thread thread = Thread.currentThread();
        Signals.handle(_ -> thread.interrupt());
        try (Progress progress = Progress.start(name, steps)) {
            Bench bench = kind.apply(progress);
            bench.run();
            // From here on an interrupt would only lose what is there.
            Thread.interrupted();
            if (bench.scenarios().isEmpty()) {
                throw new Problem(ExitCode.FAILED, "no round was completed; first: " + bench.incidents.getFirst());
            }
            progress.at(steps, "reading the recordings");
            results.write(bench.result());
            return !bench.incidents.isEmpty();
        }
    }

    /** Measures until all is done or the thread is interrupted. */
    final void run() throws Problem {
        try (clients) {
            measure();
        } catch (InterruptedException stopped) {
            missing("Interrupted: only the rounds that were complete by then are here.");
        }
    }

    /** What is complete by now. */
    final BenchResult result() {
        return new BenchResult(Version.current(), title(), Machine.after(before), options(), method(), scenarios(),
                incidents);
    }

    /** Says what is not there although it was asked for, and why: a sentence. */
    final void missing(String incident) {
        incidents.add(incident);
    }

    /** Says what begins now. */
    final void step(String what) {
        progress.at(step++, what);
    }
}
