package dev.awaitscope.reports.text;

import dev.awaitscope.reports.Durations;
import dev.awaitscope.reports.Finding;
import dev.awaitscope.reports.Finding.Figure;
import dev.awaitscope.reports.Phrases;
import dev.awaitscope.reports.RunReport;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is worth knowing about a run, one paragraph each. */
public final class TextFindings {
    private TextFindings() {}

    /** Writes it; {@code ansi} asks for emphasis by terminal codes. */
    public static void write(RunReport report, Appendable out, boolean ansi) throws IOException {
        Style style = Style.of(ansi);
        String between = "";
        for (Finding finding : report.causes().findings()) {
            out.append(between);
            write(finding, report, out, style);
            between = "\n";
        }
    }

    private static void write(Finding finding, RunReport report, Appendable out, Style style) throws IOException {
        out.append(style.bold(Texts.clean(finding.sentence(), 300))).append('\n');
        line(out, finding.name() + ", " + finding.confidence().label() + ": " + finding.because());
        line(out, finding.figures()
                .stream()
                .map(figure -> figure.name() + " " + text(figure))
                .collect(Collectors.joining(" · ")));
        if (!finding.threads().isEmpty()) {
            line(out, "threads: " + names(finding.threads(), report));
        }
        if (!finding.sites().isEmpty()) {
            line(out, "at: " + String.join(", ", finding.sites()));
        }
        line(out, "What to do: " + finding.advice());
    }

    private static void line(Appendable out, String text) throws IOException {
        out.append("  ").append(Texts.clean(text, 1000)).append('\n');
    }

    private static String names(List<Integer> threads, RunReport report) {
        return threads.stream().map(index -> report.threads().get(index).label()).collect(Collectors.joining(", "));
    }

    private static String text(Figure figure) {
        return switch (figure.unit()) {
            case NANOS -> Durations.format(Math.round(figure.value()));
            case COUNT -> String.format(Locale.ROOT, "%,d", Math.round(figure.value()));
            case SHARE -> Phrases.percent(figure.value());
            case AVERAGE -> Phrases.number(figure.value());
        };
    }
}
