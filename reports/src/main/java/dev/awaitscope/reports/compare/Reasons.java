package dev.awaitscope.reports.compare;

import dev.awaitscope.reports.compare.BenchResult.BenchRound;
import dev.awaitscope.reports.compare.BenchResult.BenchRun;
import dev.awaitscope.reports.compare.BenchResult.BenchScenario;
import dev.awaitscope.reports.compare.BenchResult.ProcessUse;
import dev.awaitscope.reports.compare.TracedWindow.Waits;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Says in sentences why runs differ: what the traced pass and the processor times show. */
final class Reasons {
    /** From here on the processors are the limit, and the work per request decides. */
    private static final double FULL = 0.85;

    private Reasons() {
    }

    /** One sentence per run: what was in progress, what ran, what it waited for and how long its tasks queued. */
    static List<String> of(List<ComparedRun> runs, List<TracedWindow> windows) {
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            sentences.add(sentence(runs.get(i).label(), windows.get(i)));
        }
        return sentences;
    }

    private static String sentence(String label, TracedWindow window) {
        StringBuilder words = new StringBuilder(label).append(": ").append(Amounts.threeDigits(window.concurrency()))
                .append(" pieces of work in progress and ").append(Amounts.threeDigits(window.parallelism()));
        words.append(window.cores() > 0 ? " of " + window.cores() + " cores busy" : " threads running");
        words.append(" on average");
        if (window.tasks() > 0) {
            words.append("; a task waited ").append(Amounts.nanos(window.queueP50Nanos()))
                    .append(" in the queue before it ran (p99 ").append(Amounts.nanos(window.queueP99Nanos())).append(')');
        }
        return words.append("; ").append(waits(window)).append('.').toString();
    }

    private static String waits(TracedWindow window) {
        if (window.waits().isEmpty()) {
            return "no recorded wait began and ended in it";
        }
        Waits first = window.waits().getFirst();
        return Amounts.nanos(window.waitNanos()) + " of waiting, " + Amounts.percent(
                (double) first.totalNanos() / window.waitNanos()) + " of it " + first.label() + ", "
                + Amounts.count(first.count()) + (first.count() == 1 ? " time" : " times");
    }

    /** What the processors were used for, in the untraced rounds; nothing where the system does not tell. */
    static List<String> ofProcessorTime(BenchScenario scenario, int cores) {
        List<String> shares = new ArrayList<>();
        boolean full = true;
        for (BenchRun run : scenario.runs()) {
            double server = share(run, cores, BenchRound::server);
            double client = share(run, cores, BenchRound::client);
            if (Double.isNaN(server) || Double.isNaN(client)) {
                return List.of();
            }
            full &= server + client >= FULL;
            shares.add(run.label() + " " + Amounts.percent(server + client) + " (" + Amounts.percent(server)
                    + " itself, the rest its clients)");
        }
        String sentence = "Of the " + cores + " cores were in use: " + String.join(", ", shares) + ".";
        return List.of(full
                ? sentence + " The cores were full in each run, so the work per request decided, the clients' share"
                        + " included."
                : sentence + " Where cores were free, waiting decided, not work.");
    }

    private static double share(BenchRun run, int cores, java.util.function.Function<BenchRound, ? extends Object> who) {
        double used = 0;
        double available = 0;
        for (BenchRound round : run.rounds()) {
            if (!(who.apply(round) instanceof ProcessUse use)) {
                return Double.NaN;
            }
            used += use.cpuNanos();
            available += (double) cores * round.durationNanos();
        }
        return available == 0 ? Double.NaN : used / available;
    }
}
