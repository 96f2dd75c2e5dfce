package dev.awaitscope.cli.bench;

import dev.awaitscope.reports.compare.Amounts;
import dev.awaitscope.reports.compare.Comparison;
import dev.awaitscope.reports.compare.Contrast;
import dev.awaitscope.reports.compare.Contrast.Interval;
import dev.awaitscope.reports.compare.MeasureKind;
import dev.awaitscope.reports.compare.Scenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What tracing costs, as rows: programs and measures down, variants across. */
final class OverheadTable {
    private static final String START_UP = "start-up";
    private static final String OPEN = "-open";

    private final Comparison comparison;

    OverheadTable(Comparison comparison) {
        this.comparison = comparison;
    }

    /** A row of headings, then the rows; all of the same length. */
    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("program and load", "measure", "untraced"));
        others().forEach(variant -> head.add(variant.label()));
        rows.add(head);
        for (Scenario scenario : comparison.scenarios()) {
            for (MeasureKind kind : kinds(scenario)) {
                rows.add(row(scenario, kind));
            }
        }
        return rows;
    }

    /** What is measured of it: what its load leaves free to vary. */
    static List<MeasureKind> kinds(Scenario scenario) {
        if (scenario.name().equals(START_UP)) {
            return List.of(MeasureKind.REAL_TIME, MeasureKind.CPU_PER_REQUEST);
        }
        return scenario.name().endsWith(OPEN)
                ? List.of(MeasureKind.CPU_PER_REQUEST, MeasureKind.LATENCY_P50, MeasureKind.LATENCY_P99)
                : List.of(MeasureKind.THROUGHPUT, MeasureKind.CPU_PER_REQUEST);
    }

    /** How a variant differs from the untraced one. */
    static Optional<Contrast> contrast(Scenario scenario, Variant variant, MeasureKind kind) {
        return scenario.contrasts()
                .stream()
                .filter(contrast -> contrast.label().equals(variant.label()) && contrast.kind() == kind)
                .findFirst();
    }

    private static List<Variant> others() {
        return Arrays.asList(Variant.values()).subList(1, Variant.values().length);
    }

    private static List<String> row(Scenario scenario, MeasureKind kind) {
        List<String> row = new ArrayList<>(List.of(scenario.title(), label(scenario, kind), scenario.runs()
                .getFirst()
                .measure(kind)
                .map(measure -> Amounts.of(kind, measure.median()))
                .orElse("-")));
        for (Variant variant : others()) {
            row.add(contrast(scenario, variant, kind).map(OverheadTable::cell).orElse("-"));
        }
        return row;
    }

    /** The program that starts and ends is one request. */
    private static String label(Scenario scenario, MeasureKind kind) {
        return scenario.name().equals(START_UP) && kind == MeasureKind.CPU_PER_REQUEST ? "CPU" : kind.label();
    }

    /** Ratio, interval, smallest difference: {@code 0.97 [0.94, 1.01] ±3.6 %}. */
    private static String cell(Contrast contrast) {
        Interval interval = contrast.interval();
        String ratio = ratio(contrast.ratio());
        return interval == null ? ratio
                : ratio + " [" + ratio(interval.low()) + ", " + ratio(interval.high()) + "] ±"
                        + Amounts.percent(interval.smallestDifference());
    }

    private static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.2f", ratio);
    }
}
