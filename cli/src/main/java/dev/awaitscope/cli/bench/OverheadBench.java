package dev.awaitscope.cli.bench;

import dev.awaitscope.cli.Home;
import dev.awaitscope.cli.Problem;
import dev.awaitscope.cli.Progress;
import dev.awaitscope.reports.compare.BenchResult.BenchRound;
import dev.awaitscope.reports.compare.BenchResult.BenchScenario;
import dev.awaitscope.reports.compare.BenchResult.ProcessUse;
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
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the agent costs: the same programs untraced, twice, and traced in three ways, side by side. */
final class OverheadBench extends Bench {
    /*
     * A round is one load on each variant, one after the other: neighbours in time are compared, so that what disturbs the
     * machine for longer than a round disturbs both. Who begins changes from round to round, so that no variant always
     * follows the same other one. The JVMs live through all rounds of a program, since warming up takes longer than a
     * round; how much two JVMs of the same program differ by their luck in compiling is what the second untraced one shows.
     */
    /** Finding a rate takes so many rounds; the last one says how busy the machine is at nearly that rate. */
    static final int CALIBRATIONS = 3;
    private static final double LEAST_BUSY = 0.01;

    private final OverheadPlan plan;
    private final List<OverheadCell> cells = new ArrayList<>();

    OverheadBench(OverheadPlan plan, BenchFolder folder, Progress progress) {
        super(folder, progress);
        this.plan = plan;
    }

    @Override
    void measure() throws Problem, InterruptedException {
        startUp();
        for (Workload workload : plan.workloads()) {
            for (Work work : OverheadPlan.WORKS) {
                measure(workload, work);
            }
        }
    }

    @Override
    String title() {
        return "what tracing costs";
    }

    @Override
    Map<String, String> options() {
        return plan.options();
    }

    @Override
    List<BenchScenario> scenarios() {
        return cells.stream().filter(cell -> !cell.isEmpty()).map(OverheadCell::scenario).toList();
    }

    private void measure(Workload workload, Work work) throws Problem, InterruptedException {
        String name = workload.label() + "-" + work.label();
        Map<Variant, Subject> subjects = new EnumMap<>(Variant.class);
        try {
            for (Variant variant : Variant.values()) {
                subjects.put(variant, Subject.start(workload, work, agent(variant, name), clients,
                        folder.log(name + "-" + variant.label())));
            }
            for (Map.Entry<Variant, Subject> subject : subjects.entrySet()) {
                step(name + ", " + subject.getKey().label() + ", warm-up");
                subject.getValue().round(plan.warmUp(workload, work));
            }
            measure(workload, work, subjects, name);
        } catch (RoundFailed failure) {
            missing(name + ": " + failure.getMessage() + "; its complete rounds are kept.");
        } finally {
            subjects.values().forEach(Subject::close);
            deleteRecordings();
        }
    }

    private void measure(Workload workload, Work work, Map<Variant, Subject> subjects, String name)
            throws Problem, RoundFailed, InterruptedException {
        String title = workload.title() + ", " + (work == Work.SLEEP ? "5 ms of waiting" : "hello world");
        String asking = workload.mode() == null
                ? (work == Work.SLEEP ? OverheadPlan.WAITING_PAIRS : 1)
                        + " pairs of threads; a request is a round trip."
                : OverheadPlan.clients(workload, work) + " clients, which ask again once they are answered; a new"
                        + " connection for each request.";
        OverheadCell saturated = cell(name + "-saturated", title + ", saturated", asking);
        rounds(saturated, subjects, plan.saturating(workload, work));
        if (workload.mode() != null && !saturated.isEmpty()) {
            double most = Statistics
                    .median(saturated.of(Variant.UNTRACED).stream().map(BenchRound::throughput).toList());
            OpenLoad load = openLoad(Objects.requireNonNull(subjects.get(Variant.UNTRACED)), most, title);
            OverheadCell open = cell(name + "-open", title + ", open loop", load.description());
            rounds(open, subjects, plan.open(load.rate()));
        }
    }

    /** A load by its rate; what it keeps busy of the machine, or -1 where that is not known. */
    private record OpenLoad(int rate, double busy, double most) {
        String description() {
            String load = String.format(Locale.ROOT,
                    "%,d requests a second, %.0f %% of what the untraced server answers"
                            + " when it is saturated",
                    rate, 100 * rate / most);
            return busy < 0 ? load + "."
                    : load + String.format(Locale.ROOT, "; the two of them keep %.0f %% of the machine busy.",
                            100 * busy);
        }
    }

    /**
     * Finds the rate at which the untraced server and its clients keep the machine as busy as wanted. Where it is not the
     * machine that limits the server but its threads, that share of what it can answer.
     */
    private OpenLoad openLoad(Subject untraced, double most, String title)
            throws Problem, RoundFailed, InterruptedException {
        double highest = OverheadPlan.OPEN_LOOP_SHARE * most;
        double rate = highest;
        double busy = -1;
        for (int i = 0; i < CALIBRATIONS; i++) {
            step(title + ", finding a rate");
            BenchRound round = untraced.round(plan.open(whole(rate)));
            ProcessUse server = round.server();
            ProcessUse client = round.client();
            if (server == null || client == null) {
                return new OpenLoad(whole(rate), -1, most);
            }
            double cores = Runtime.getRuntime().availableProcessors();
            busy = (server.cpuNanos() + client.cpuNanos()) / (cores * round.durationNanos());
            rate = Math.min(highest, rate * OverheadPlan.OPEN_LOOP_SHARE / Math.max(busy, LEAST_BUSY));
        }
        return new OpenLoad(whole(rate), busy, most);
    }

    private static int whole(double rate) {
        return Math.max(1, (int) Math.round(rate));
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
                step(cell.title() + ", " + variant.label() + ", round " + round);
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
                    step(cell.title() + ", " + variant.label());
                    complete.put(variant, StartUp.round(agent(variant, "start-up"), folder.log("start-up")));
                }
                // The first one finds nothing in the cache of the disk.
                if (round > 0) {
                    cell.add(complete);
                }
            }
        } catch (RoundFailed failure) {
            missing("Start-up: " + failure.getMessage() + "; its complete rounds are kept.");
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

    @Override
    List<String> method() {
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
