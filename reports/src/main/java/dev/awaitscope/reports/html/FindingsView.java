package dev.awaitscope.reports.html;

import dev.awaitscope.reports.Finding;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.compare.Amounts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is worth knowing about a run, each finding with what it rests on. */
record FindingsView(List<FindingRow> findings, boolean none) {
    /** Four of them, as in the JSON. */
    private static final double DECIMALS = 1e4;

    /** One finding; {@code id} is its anchor. */
    record FindingRow(String id, String name, String title, String sentence, String confidence, String because,
            String advice, List<Figure> figures, List<ThreadLink> threads, List<String> sites, List<String> meaning) {
        boolean explained() {
            return !meaning.isEmpty();
        }
    }

    /** A number it rests on. */
    record Figure(String name, Num value) {}

    /** A thread concerned; {@code index} is its place in the timeline's data. */
    record ThreadLink(int index, String label) {}

    static FindingsView of(RunReport report) {
        List<FindingRow> rows = new ArrayList<>();
        List<Finding> findings = report.causes().findings();
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i < findings.size(); i++) {
            String title = findings.get(i).title();
            boolean alone = findings.stream().filter(finding -> finding.title().equals(title)).count() == 1;
            int number = seen.merge(title, 1, Integer::sum);
            rows.add(row(i, alone ? title : title + ", " + number, findings.get(i), report));
        }
        return new FindingsView(rows, rows.isEmpty());
    }

    private static FindingRow row(int index, String title, Finding finding, RunReport report) {
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < finding.figures().size(); i++) {
            Finding.Figure figure = finding.figures().get(i);
            figures.add(new Figure(figure.name(), number("findings[" + index + "].figures[" + i + "].value", figure)));
        }
        return new FindingRow("finding-" + index, finding.name(), title, finding.sentence(),
                finding.confidence().label(), finding.because(), finding.advice(), figures,
                finding.threads()
                        .stream()
                        .map(thread -> new ThreadLink(thread, report.threads().get(thread).label()))
                        .toList(),
                finding.sites(), FindingTerms.meaning(finding.name()));
    }

    private static Num number(String key, Finding.Figure figure) {
        double value = figure.value();
        String text = switch (figure.unit()) {
            case NANOS -> Amounts.nanos(value);
            case COUNT -> Amounts.count(Math.rint(value));
            case SHARE -> Amounts.percent(value);
            case AVERAGE -> String.format(Locale.ROOT, "%.2f", value);
        };
        String exact = switch (figure.unit()) {
            case NANOS, COUNT -> Long.toString(Math.round(value));
            case SHARE, AVERAGE -> Double.toString(Math.round(value * DECIMALS) / DECIMALS);
        };
        return new Num(key, exact, text);
    }
}
