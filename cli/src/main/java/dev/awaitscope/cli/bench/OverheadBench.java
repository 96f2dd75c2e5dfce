package dev.awaitscope.cli.bench;

import dev.awaitscope.cli.Home;
import dev.awaitscope.cli.Problem;
import dev.awaitscope.cli.Progress;
import dev.awaitscope.cli.Version;
import dev.awaitscope.reports.compare.BenchResult;
import dev.awaitscope.reports.compare.BenchResult.BenchRound;
import dev.awaitscope.reports.compare.Environment;
import dev.awaitscope.reports.compare.Statistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Measures what the agent costs: the same programs untraced, twice, and traced in three ways, side by side. Used by one
 * thread; an interrupt ends it, and what is complete by then stays.
 */
final class OverheadBench {
    /*
     * A round is one load on each variant, one after the other: neighbours in time are compared, so that what disturbs the
     * machine for longer than a round disturbs both. Who begins changes from round to round, so that no variant always
     * follows the same other one. The JVMs live through all rounds of a program, since warming up takes longer than a
     * round; how much two JVMs of the same program differ by their luck in compiling is what the second untraced one shows.
     */
    private final OverheadPlan plan;
    private final BenchFolder folder;
    private final Progress progress;
    private final List<OverheadCell> cells = new ArrayList<>();
    private final List<String> incidents = new ArrayList<>();
    private final Environment before = Machine.now();
    private int step;

    OverheadBench(OverheadPlan plan, BenchFolder folder, Progress progress) {
        this.plan = plan;
        this.folder = folder;
        this.progress = progress;
    }

    /** Measures until all is done or the thread is interrupted. */
    void run() throws Problem {
        try (Clients clients = new Clients(folder.log("clients"))) {
            startUp();
            for (Workload workload : plan.workloads()) {
                for (Work work : OverheadPlan.WORKS) {
                    measure(workload, work, clients);
                }
            }
        } catch (InterruptedException stopped) {
            incidents.add("Interrupted: only the rounds that were complete by then are here.");
        }
    }

    /** Whether something is missing that was asked for. */
    boolean partial() {
        return !incidents.isEmpty();
    }

    /** Whether there is anything to show. */
    boolean isEmpty() {
        return cells.stream().allMatch(OverheadCell::isEmpty);
    }

    /** What went wrong, one sentence each. */
    List<String> incidents() {
        return List.copyOf(incidents);
    }

    /** What is complete by now. */
    BenchResult result() {
        return new BenchResult(Version.current(), "what tracing costs", Machine.after(before), plan.options(), method(),
                cells.stream().filter(cell -> !cell.isEmpty()).map(OverheadCell::scenario).toList(), incidents);
    }

    private void measure(Workload workload, Work work, Clients clients) throws Problem, InterruptedException {
        String name = workload.label() + "-" + work.label();
        Map<Variant, Subject> subjects = new EnumMap<>(Variant.class);
        try {
            for (Variant variant : Variant.values()) {
                progress.at(step, name + ", starting");
                subjects.put(variant, Subject.start(workload, work, agent(variant, name), clients,
                        folder.log(name + "-" + variant.label())));
            }
            for (Map.Entry<Variant, Subject> subject : subjects.entrySet()) {
                progress.at(step++, name + ", " + subject.getKey().label() + ", warm-up");
                subject.getValue().round(plan.warmUp(workload, work));
            }
            measure(workload, work, subjects, name);
        } catch (RoundFailed failure) {
            incidents.add(name + ": " + failure.getMessage() + "; its complete rounds are kept.");
        } finally {
            subjects.values().forEach(Subject::close);
            deleteRecordings();
        }
    }

    private void measure(Workload workload, Work work, Map<Variant, Subject> subjects, String name)
            throws Problem, RoundFailed, InterruptedException {
        String title = workload.title() + ", " + (work == Work.SLEEP ? "5 ms of waiting" : "hello world");
        String clients = workload.mode() == null
                ? (work == Work.SLEEP ? OverheadPlan.WAITING_PAIRS : 1)
                        + " pairs of threads; a request is a round trip."
                : OverheadPlan.clients(workload, work) + " clients, which ask again once they are answered; a new"
                        + " connection for each request.";
        OverheadCell saturated = cell(name + "-saturated", title + ", saturated", clients);
        rounds(saturated, subjects, plan.saturating(workload, work));
        if (workload.mode() != null && !saturated.isEmpty()) {
            double most = Statistics
                    .median(saturated.of(Variant.UNTRACED).stream().map(BenchRound::throughput).toList());
            int rate = Math.max(1, (int) Math.round(OverheadPlan.OPEN_LOOP_SHARE * most));
            OverheadCell open = cell(name + "-open", title + ", open loop", String.format(Locale.ROOT,
                    "%,d requests a second, %.0f %% of what the untraced server answers when it is saturated.", rate,
                    100 * OverheadPlan.OPEN_LOOP_SHARE));
            rounds(open, subjects, plan.open(rate));
        }
    }

    private OverheadCell cell(String name, String title, String description) {
        OverheadCell cell = new OverheadCell(name, title, description);
        cells.add(cell);
        return cell;
    }

    private void rounds(OverheadCell cell, Map<Variant, Subject> subjects, Load load)
            throws Problem, RoundFailed, InterruptedException {
        for (int round = 1; round <= plan.rounds(); round++) {
            Map<Variant, BenchRound> complete = new EnumMap<>(Variant.class);
            for (Variant variant : order(round)) {
                progress.at(step++, cell.title() + ", " + variant.label() + ", round " + round);
                Subject subject = subjects.get(variant);
                if (subject != null) {
                    complete.put(variant, subject.round(load));
                }
            }
            cell.add(complete);
            folder.save(result());
        }
    }

    private void startUp() throws Problem, InterruptedException {
        OverheadCell cell = cell("start-up", "Start-up", "A program that prints a list, from its start to its end; a"
                + " request is its whole life.");
        try {
            for (int round = 0; round <= plan.rounds(); round++) {
                Map<Variant, BenchRound> complete = new EnumMap<>(Variant.class);
                for (Variant variant : order(round)) {
                    progress.at(step++, cell.title() + ", " + variant.label());
                    complete.put(variant, StartUp.round(agent(variant, "start-up"), folder.log("start-up")));
                }
                // The first one finds nothing in the cache of the disk.
                if (round > 0) {
                    cell.add(complete);
                }
            }
        } catch (RoundFailed failure) {
            incidents.add("Start-up: " + failure.getMessage() + "; its complete rounds are kept.");
        } finally {
            deleteRecordings();
        }
    }

    private static List<Variant> order(int round) {
        List<Variant> order = new ArrayList<>(List.of(Variant.values()));
        Collections.rotate(order, round);
        return order;
    }

    private @Nullable String agent(Variant variant, String name) throws Problem {
        return variant.agent(Home.agentJar(), folder.path().resolve(name + "-" + variant.label() + ".jfr"));
    }

    /** They are many gigabytes of no interest. */
    private void deleteRecordings() throws Problem {
        try (Stream<Path> files = Files.list(folder.path())) {
            for (Path file : files.filter(file -> file.toString().endsWith(".jfr")).toList()) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw folder.notWritable(failure);
        }
    }

    private List<String> method() {
        return List.of(
                "Each variant ran in a JVM of its own and was warmed up for " + plan.warmUpMillis() / 1e3 + " s; "
                        + "rounds (" + plan.rounds() + ") of " + plan.millis() / 1e3
                        + " s, in each all variants one after the other,"
                        + " beginning with another one each time.",
                "A ratio is the median of all means of two paired ratios, its interval the exact one of Wilcoxon's signed-rank"
                        + " test. The smallest difference is half of its width: a true ratio nearer to 1 than that would"
                        + " probably have been called no difference.",
                "Processor time is that of the whole process, the agent's and JFR's threads included, from the kernel's clock"
                        + " of the process.",
                "Clients and server share the machine, over the loopback interface.");
    }
}
