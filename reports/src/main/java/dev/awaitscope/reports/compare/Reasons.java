package dev.awaitscope.reports.compare;

import dev.awaitscope.reports.compare.BenchResult.BenchRound;
import dev.awaitscope.reports.compare.BenchResult.BenchRun;
import dev.awaitscope.reports.compare.BenchResult.BenchScenario;
import dev.awaitscope.reports.compare.BenchResult.ProcessUse;
import dev.awaitscope.reports.compare.TracedWindow.Waits;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Says in sentences why runs differ: what the traced pass and the processor times show. */
final class Reasons {
    /** With less idle time than this share the processors are the limit, and the work per request decides. */
    private static final double FULL = 0.1;
    /** With less than this share for us and idle together, others used so much that they matter. */
    private static final double OURS = 0.85;
    /** From here on one client thread has no time left to ask more. */
    static final double CLIENT_FULL = 0.9;

    private Reasons() {}

    /** One sentence per run: what was in progress, what ran, what it waited for and how long its tasks queued. */
    static List<String> of(List<ComparedRun> runs, List<TracedWindow> windows) {
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            sentences.add(sentence(runs.get(i).label(), windows.get(i)));
        }
        return sentences;
    }

    private static String sentence(String label, TracedWindow window) {
        StringBuilder words = new StringBuilder(label).append(": ")
                .append(Amounts.threeDigits(window.concurrency()))
                .append(" pieces of work in progress and ")
                .append(Amounts.threeDigits(window.parallelism()));
        words.append(window.cores() > 0 ? " of " + window.cores() + " cores busy" : " threads running");
        words.append(" on average");
        if (window.tasks() > 0) {
            words.append("; a task waited ")
                    .append(Amounts.nanos(window.queueP50Nanos()))
                    .append(" in the queue before it ran (p99 ")
                    .append(Amounts.nanos(window.queueP99Nanos()))
                    .append(')');
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
        List<String> busy = new ArrayList<>();
        List<String> disturbed = new ArrayList<>();
        List<String> held = new ArrayList<>();
        List<String> idle = new ArrayList<>();
        for (BenchRun run : scenario.runs()) {
            double server = coresUsed(run, BenchRound::server);
            double client = coresUsed(run, BenchRound::client);
            double unused = coresUnused(run);
            if (Double.isNaN(server) || Double.isNaN(client) || Double.isNaN(unused)) {
                return List.of();
            }
            boolean full = unused <= FULL * cores;
            boolean shared = full && server + client + unused < OURS * cores;
            (shared ? disturbed : full ? busy : client >= CLIENT_FULL ? held : idle).add(run.label());
            shares.add(run.label() + " " + Amounts.threeDigits(server) + " + " + Amounts.threeDigits(client));
        }
        String sentence = "Of " + cores + " cores the server and its clients kept busy: " + String.join(", ", shares)
                + ".";
        return List.of(sentence + ends(busy, " used the whole machine, so that the work per request, the clients' share"
                + " included, sets the pace.") + ends(held,
                        " kept the clients' one thread busy all the time:"
                                + " that is the limit, and the CPU per request the better measure.")
                + ends(idle, " left cores idle: waiting sets the pace, not work.")
                + ends(disturbed, " had to share the cores with other processes, which sets the pace as well."));
    }

    private static String ends(List<String> labels, String sentence) {
        return labels.isEmpty() ? "" : " " + String.join(", ", labels) + sentence;
    }

    private static double coresUnused(BenchRun run) {
        double unused = 0;
        double time = 0;
        for (BenchRound round : run.rounds()) {
            unused += round.idleNanos() < 0 ? Double.NaN : round.idleNanos();
            time += round.durationNanos();
        }
        return time == 0 ? Double.NaN : unused / time;
    }

    private static double coresUsed(BenchRun run, Function<BenchRound, @Nullable ProcessUse> who) {
        double used = 0;
        double time = 0;
        for (BenchRound round : run.rounds()) {
            ProcessUse use = who.apply(round);
            used += use == null ? Double.NaN : use.cpuNanos();
            time += round.durationNanos();
        }
        return time == 0 ? Double.NaN : used / time;
    }
}
