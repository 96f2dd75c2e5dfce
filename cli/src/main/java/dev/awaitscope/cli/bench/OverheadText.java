package dev.awaitscope.cli.bench;

import dev.awaitscope.reports.compare.Amounts;
import dev.awaitscope.reports.compare.Comparison;
import dev.awaitscope.reports.compare.Environment;
import dev.awaitscope.reports.text.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What tracing costs, in lines for a terminal and for a document. */
final class OverheadText {
    private static final String READING = "Each cell: the ratio to untraced, its interval of at least 95 %, and the smallest"
            + " difference the rounds could have shown. The column 'again' is a second untraced JVM: what differs there is"
            + " no cost.";
    private static final int WIDTH = 110;

    private final Comparison comparison;
    private final Map<String, String> options;

    OverheadText(Comparison comparison, Map<String, String> options) {
        this.comparison = comparison;
        this.options = options;
    }

    /** For a terminal. */
    List<String> lines() {
        List<String> lines = new ArrayList<>(List.of(machine(), ""));
        lines.addAll(Columns.align(new OverheadTable(comparison).rows()));
        lines.add("");
        Stream.of(Stream.of(READING), OverheadGoals.of(comparison).stream(),
                comparison.warnings().stream().map(warning -> "Warning: " + warning))
                .flatMap(sentences -> sentences)
                .forEach(sentence -> lines.addAll(Columns.wrap(sentence, WIDTH)));
        return lines;
    }

    /** For a document in Markdown, with the last line's end. */
    String markdown() {
        StringBuilder text = new StringBuilder("Measured by `awaitscope bench overhead` on ").append(machine())
                .append(".\n")
                .append(rounds())
                .append(' ')
                .append(READING)
                .append("\n\n");
        List<List<String>> rows = new OverheadTable(comparison).rows();
        row(text, rows.getFirst());
        row(text, rows.getFirst().stream().map(_ -> "---").toList());
        rows.stream().skip(1).forEach(row -> row(text, row));
        text.append('\n');
        OverheadGoals.of(comparison).forEach(goal -> text.append("- ").append(goal).append('\n'));
        comparison.warnings().forEach(warning -> text.append("- Warning: ").append(warning).append('\n'));
        text.append('\n');
        comparison.method().forEach(sentence -> text.append(sentence).append('\n'));
        return text.toString();
    }

    private static void row(StringBuilder text, List<String> cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private String rounds() {
        return "Rounds: " + options.getOrDefault("rounds", "?") + " of " + options.getOrDefault("millis", "?") + " ms.";
    }

    private String machine() {
        Environment machine = comparison.environment();
        List<String> parts = new ArrayList<>(
                List.of(machine.cpu(), machine.cores() + (machine.cores() == 1 ? " core" : " cores"),
                        machine.system(), "JDK " + machine.jdk()));
        if (machine.loadBefore() >= 0) {
            parts.add("load " + Amounts.count(machine.loadBefore()));
        }
        parts.add(machine.startedAt());
        return String.join(" · ", parts.stream().filter(part -> !part.isBlank()).toList());
    }
}
