package dev.awaitscope.reports.text;

import dev.awaitscope.reports.Durations;
import dev.awaitscope.reports.Phrases;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.WaitTotal;
import dev.awaitscope.reports.WaitTotals;
import java.io.IOException;

/** The waits of a run, summed by what they have in common. */
public final class TextTotals {
    private TextTotals() {}

    /** Writes it; {@code ansi} asks for emphasis by terminal codes. */
    public static void write(RunReport report, WaitTotals.By by, Appendable out, boolean ansi) throws IOException {
        long all = report.totals().all().totalNanos();
        TextTable table = new TextTable(by == WaitTotals.By.KIND ? "kind" : Texts.word(by) + ", kind", ">waits",
                ">total",
                ">share", ">median", ">p90", ">p99", ">max", "mostly ended by", "mostly came down to");
        for (WaitTotal total : report.totals().by(by)) {
            table.row(key(report, by, total) + total.kind().label(), Texts.count(total.lengths().count()),
                    Durations.format(total.lengths().totalNanos()),
                    Texts.percent(total.lengths().totalNanos(), all), Durations.format(total.lengths().p50Nanos()),
                    Durations.format(total.lengths().p90Nanos()), Durations.format(total.lengths().p99Nanos()),
                    Durations.format(total.lengths().maxNanos()), endedBy(total), meanwhile(total));
        }
        if (table.isEmpty()) {
            out.append("No waits.\n");
        } else {
            table.write(out, Style.of(ansi));
        }
    }

    /** What the waits of a row have in common besides their kind, and a comma. */
    private static String key(RunReport report, WaitTotals.By by, WaitTotal total) {
        String key = switch (by) {
            case KIND -> "";
            case BLOCKER -> Texts.simpleName(total.blocker());
            case SITE -> Texts.shortSite(total.site()) + " " + Texts.simpleName(total.blocker());
            case THREAD -> report.threads().get(total.thread()).label();
            case TASK -> total.task() == null ? "no task" : Texts.simpleName(total.task());
            case GROUP -> String.valueOf(total.group());
        };
        return key.isEmpty() ? "" : Texts.clean(key, 60) + ", ";
    }

    /** Who ended the most of it. */
    static String endedBy(WaitTotal total) {
        String waker = total.topWaker();
        return waker == null ? "-" : total.topWakerShare() > 0.5 ? Texts.clean(waker, 30) : "several";
    }

    /** What those mostly did that were waited for, down to the root. */
    static String meanwhile(WaitTotal total) {
        return total.meanwhile().isEmpty()
                ? "-"
                : total.meanwhile().getFirst().cause().noun() + ' ' + Phrases.percent(total.mostMeanwhileShare());
    }
}
