package dev.awaitscope.reports.text;

import dev.awaitscope.reports.Durations;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.TracedWait;
import dev.awaitscope.reports.WaitFilter;
import java.io.IOException;

/** The waits of a run as a table, one line each. */
public final class TextWaits {
    private TextWaits() {}

    /** Writes it; {@code ansi} asks for emphasis by terminal codes. */
    public static void write(RunReport report, WaitFilter filter, Appendable out, boolean ansi) throws IOException {
        TextTable table = new TextTable(">start", ">length", "thread", "kind", "blocker", "ended by", ">runnable",
                "where");
        for (TracedWait wait : report.waits()) {
            if (filter.accepts(wait)) {
                table.row(Durations.format(wait.startNanos()), Durations.format(wait.durationNanos()),
                        Texts.clean(wait.threadLabel(), 30), wait.kind().label(), blocker(wait), endedBy(wait),
                        wait.runnableNanos() == null ? "-" : Durations.format(wait.runnableNanos()),
                        Texts.clean(Texts.shortSite(wait.site()), 60));
            }
        }
        if (table.isEmpty()) {
            out.append("No such waits.\n");
        } else {
            table.write(out, Style.of(ansi));
        }
    }

    private static String blocker(TracedWait wait) {
        String name = Texts.simpleName(wait.blocker());
        return wait.blockerId() == 0 ? name : name + "@" + Long.toHexString(wait.blockerId());
    }

    private static String endedBy(TracedWait wait) {
        if (wait.open()) {
            return wait.owner() == null ? "(not ended)" : "(not ended, held by " + Texts.clean(wait.owner(), 30) + ")";
        }
        String waker = wait.wakerLabel();
        return waker == null ? wait.wokenBy().isEmpty() ? "-" : wait.wokenBy() : Texts.clean(waker, 30);
    }
}
