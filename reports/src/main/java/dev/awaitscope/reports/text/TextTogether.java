package dev.awaitscope.reports.text;

import dev.awaitscope.reports.Durations;
import dev.awaitscope.reports.cause.Summary;
import java.io.IOException;
import java.util.List;

/** What several runs did together. */
public final class TextTogether {
    private static final int ROWS = 10;

    private TextTogether() {}

    /** Writes it; {@code ansi} asks for emphasis by terminal codes. */
    public static void write(Summary together, Appendable out, boolean ansi) throws IOException {
        Style style = Style.of(ansi);
        List<Summary.Total> totals = together.totals();
        out.append(style.bold("All " + Texts.counted(together.runs(), "run") + " together, "
                + Durations.format(together.durationNanos()) + " and " + Texts.counted(together.threads(), "thread")
                + (totals.size() > ROWS ? " (the " + ROWS + " longest of " + Texts.count(totals.size()) + ")" : "")))
                .append('\n');
        TextTable table = new TextTable("what", "of", "where", ">count", ">total", ">median", ">p99", ">max");
        for (Summary.Total total : totals.subList(0, Math.min(ROWS, totals.size()))) {
            table.row(total.key().what(), Texts.clean(Texts.simpleName(total.key().type()), 40),
                    Texts.clean(Texts.shortSite(total.key().site()), 48), Texts.count(total.lengths().count()),
                    Durations.format(total.lengths().totalNanos()), Durations.format(total.lengths().p50Nanos()),
                    Durations.format(total.lengths().p99Nanos()), Durations.format(total.lengths().maxNanos()));
        }
        table.write(out, style);
    }
}
