package dev.awaitscope.cli.bench;

import dev.awaitscope.reports.compare.Amounts;
import dev.awaitscope.reports.compare.ComparedRun;
import dev.awaitscope.reports.compare.Comparison;
import dev.awaitscope.reports.compare.Contrast;
import dev.awaitscope.reports.compare.Contrast.Interval;
import dev.awaitscope.reports.compare.Measure;
import dev.awaitscope.reports.compare.MeasureKind;
import dev.awaitscope.reports.compare.Scenario;
import dev.awaitscope.reports.compare.Statistics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;

/** What tracing may cost at most, and whether it does: a goal to aim at, and a gate behind it not to be passed. */
final class OverheadGoals {
    private static final double STARTUP_GOAL_NANOS = 0.6e9;
    private static final double STARTUP_GATE_NANOS = 0.75e9;

    private final Comparison comparison;
    private final List<String> lines = new ArrayList<>();

    private OverheadGoals(Comparison comparison) {
        this.comparison = comparison;
    }

    /** One sentence for each goal that could be judged; one in all where there are too few rounds. */
    static List<String> of(Comparison comparison) {
        if (comparison.scenarios()
                .stream()
                .flatMap(scenario -> scenario.contrasts().stream())
                .anyMatch(
                        contrast -> contrast.interval() == null)) {
            return List.of("Too few rounds to judge the goals by: " + Statistics.MIN_ROUNDS + " at least, without"
                    + " --quick.");
        }
        OverheadGoals goals = new OverheadGoals(comparison);
        for (Workload workload : Workload.values()) {
            if (workload.mode() != null) {
                String waiting = workload.label() + "-" + Work.SLEEP.label() + "-open";
                goals.atMost(waiting, MeasureKind.CPU_PER_REQUEST, 1.10, 1.15);
                goals.atMost(waiting, MeasureKind.LATENCY_P99, 1.10, 1.25);
                goals.throughput(workload.label() + "-" + Work.HELLO.label() + "-saturated");
            }
        }
        goals.hooks();
        goals.startUp();
        return List.copyOf(goals.lines);
    }

    private void atMost(String scenario, MeasureKind kind, double goal, double gate) {
        find(scenario, Variant.DEFAULT, kind).ifPresent(contrast -> line(scenario(scenario), kind, contrast,
                bounds("at most", goal, gate), judged(contrast, ratio -> ratio <= goal, ratio -> ratio <= gate)));
    }

    private void throughput(String scenario) {
        find(scenario, Variant.DEFAULT, MeasureKind.THROUGHPUT)
                .ifPresent(contrast -> line(scenario(scenario), MeasureKind.THROUGHPUT, contrast,
                        bounds("at least", 0.90, 0.85),
                        judged(contrast, ratio -> ratio >= 0.90, ratio -> ratio >= 0.85)));
    }

    private static String bounds(String bound, double goal, double gate) {
        return String.format(Locale.ROOT, "goal %s %.2f, gate %.2f", bound, goal, gate);
    }

    /** By the median for the goal, and by both ends of the interval for the gate: where they lie on both sides, say so. */
    private static String judged(Contrast contrast, DoublePredicate goal, DoublePredicate gate) {
        Interval interval = contrast.interval();
        boolean met = goal.test(contrast.ratio());
        if (interval == null) {
            return judgement(met, gate.test(contrast.ratio()));
        }
        boolean sure = gate.test(interval.low()) && gate.test(interval.high());
        if (met) {
            return sure ? "met." : "met, but the interval reaches beyond the gate.";
        }
        boolean possible = goal.test(interval.low()) || goal.test(interval.high());
        String missed = gate.test(contrast.ratio()) ? "missed, within the gate" : "missed";
        return possible ? missed + "; not shown, since the interval holds the goal." : missed + ".";
    }

    private void hooks() {
        List<String> told = new ArrayList<>();
        int judged = 0;
        for (Scenario scenario : comparison.scenarios()) {
            for (MeasureKind kind : OverheadTable.kinds(scenario)) {
                Interval interval = OverheadTable.contrast(scenario, Variant.HOOKS, kind)
                        .map(Contrast::interval)
                        .orElse(null);
                if (interval != null && !scenario.name().equals("start-up")) {
                    judged++;
                    if (!interval.contains(1)) {
                        told.add(scenario.title() + ", " + kind.label());
                    }
                }
            }
        }
        if (judged > 0) {
            lines.add(
                    "Hooks without recording, not to be told from none: in " + (judged - told.size()) + " of " + judged
                            + " rows" + (told.isEmpty() ? "." : "; told in " + String.join("; ", told) + "."));
        }
    }

    private void startUp() {
        Scenario scenario = scenario("start-up");
        if (scenario == null) {
            return;
        }
        double untraced = realTime(scenario.runs().getFirst()).orElse(0.0);
        for (Variant variant : List.of(Variant.HOOKS, Variant.DEFAULT)) {
            scenario.runs()
                    .stream()
                    .filter(run -> run.label().equals(variant.label()))
                    .findFirst()
                    .flatMap(OverheadGoals::realTime)
                    .ifPresent(nanos -> lines.add("Start-up, added by " + variant.label() + ": "
                            + Amounts.nanos(nanos - untraced) + (variant == Variant.HOOKS ? "."
                                    : "; goal at most 600 ms, gate 750 ms: " + judgement(
                                            nanos - untraced <= STARTUP_GOAL_NANOS,
                                            nanos - untraced <= STARTUP_GATE_NANOS))));
        }
    }

    private static Optional<Double> realTime(ComparedRun run) {
        return run.measure(MeasureKind.REAL_TIME).map(Measure::median);
    }

    private Optional<Contrast> find(String name, Variant variant, MeasureKind kind) {
        Scenario scenario = scenario(name);
        return scenario == null ? Optional.empty() : OverheadTable.contrast(scenario, variant, kind);
    }

    private @Nullable Scenario scenario(String name) {
        return comparison.scenarios()
                .stream()
                .filter(scenario -> scenario.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    private void line(@Nullable Scenario scenario, MeasureKind kind, Contrast contrast, String bounds, String judged) {
        if (scenario != null) {
            lines.add(String.format(Locale.ROOT, "%s, %s, default: %.2f; %s: %s", scenario.title(), kind.label(),
                    contrast.ratio(), bounds, judged));
        }
    }

    private static String judgement(boolean goal, boolean gate) {
        return goal ? "met." : gate ? "missed, within the gate." : "missed.";
    }
}
