package dev.awaitscope.cli;

import dev.awaitscope.reports.compare.Amounts;
import dev.awaitscope.reports.compare.ComparedRun;
import dev.awaitscope.reports.compare.Comparison;
import dev.awaitscope.reports.compare.Environment;
import dev.awaitscope.reports.compare.Measure;
import dev.awaitscope.reports.compare.MeasureKind;
import dev.awaitscope.reports.compare.Scenario;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A comparison as a terminal shows it: a table per scenario, measures down, runs across. */
public final class ComparisonText {
    private static final int WIDTH = 100;

    private ComparisonText() {}

    /** Writes it; does not flush. */
    public static void write(Comparison comparison, PrintWriter out) {
        out.println(machine(comparison.environment()));
        for (Scenario scenario : comparison.scenarios()) {
            out.println();
            out.println(scenario.title());
            out.println(scenario.description());
            out.println();
            table(scenario.runs()).forEach(out::println);
            out.println();
            paragraph("", scenario.verdict(), out);
            paragraph("Why: ", scenario.why(), out);
            paragraph("Warning: ", scenario.warnings(), out);
        }
        paragraph("Warning: ", comparison.warnings(), out);
        out.println();
    }

    private static String machine(Environment machine) {
        List<String> parts = new ArrayList<>();
        parts.add(machine.cpu());
        parts.add(machine.cores() + (machine.cores() == 1 ? " core" : " cores"));
        parts.add(machine.system());
        parts.add("JDK " + machine.jdk());
        if (machine.loadBefore() >= 0) {
            parts.add("load " + Amounts.count(machine.loadBefore()));
        }
        return String.join(" · ", parts.stream().filter(part -> !part.isBlank()).toList());
    }

    private static List<String> table(List<ComparedRun> runs) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(Stream.concat(Stream.of(""), runs.stream().map(ComparedRun::label)).toList());
        for (MeasureKind kind : MeasureKind.values()) {
            if (runs.stream().anyMatch(run -> run.measure(kind).isPresent())) {
                rows.add(row(kind, runs));
            }
        }
        return Columns.align(rows);
    }

    private static List<String> row(MeasureKind kind, List<ComparedRun> runs) {
        return Stream.concat(Stream.of(kind.label()),
                runs.stream().map(run -> run.measure(kind).map(ComparisonText::cell).orElse("-"))).toList();
    }

    private static String cell(Measure measure) {
        String value = Amounts.of(measure.kind(), measure.median());
        boolean varies = measure.rounds().size() > 1 && measure.spread() > 0;
        return varies ? value + " ± " + Amounts.percent(measure.spread()) : value;
    }

    private static void paragraph(String heading, List<String> sentences, PrintWriter out) {
        for (String sentence : sentences) {
            Columns.wrap(heading + sentence, WIDTH).forEach(out::println);
        }
    }
}
