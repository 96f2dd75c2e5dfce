package dev.awaitscope.reports.text;

import dev.awaitscope.reports.CriticalPath;
import dev.awaitscope.reports.CriticalPath.Link;
import dev.awaitscope.reports.CriticalPath.Segment;
import dev.awaitscope.reports.Durations;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.TracedWait;
import dev.awaitscope.reports.cause.NamedPath;
import java.io.IOException;
import java.util.List;

/** What the end of something depended on, step by step. */
public final class TextPath {
    /** Of more steps only the longest are shown. */
    private static final int ROWS = 40;

    private TextPath() {}

    /** Writes it; {@code ansi} asks for emphasis by terminal codes. */
    public static void write(RunReport report, NamedPath named, Appendable out, boolean ansi) throws IOException {
        Style style = Style.of(ansi);
        CriticalPath path = named.path();
        out.append(style.bold("What the end of " + Texts.clean(named.title(), 200) + " depended on ("
                + Durations.format(path.nanos()) + ")")).append('\n');
        List<Segment> segments = path.segments();
        long least = shortestShown(segments);
        int shown = 0;
        TextTable table = new TextTable(">from", ">length", ">share", "thread", "state", "for", "where", "then");
        for (int i = 0; i < segments.size() && shown < ROWS; i++) {
            if (segments.get(i).nanos() >= least) {
                row(table, report, path, i);
                shown++;
            }
        }
        table.write(out, style);
        long others = segments.size() - shown + path.leftOut();
        if (others > 0) {
            out.append("  and " + Texts.counted(others, "shorter step") + '\n');
        }
    }

    private static long shortestShown(List<Segment> segments) {
        long[] lengths = segments.stream().mapToLong(Segment::nanos).sorted().toArray();
        return lengths.length <= ROWS ? 0 : lengths[lengths.length - ROWS];
    }

    private static void row(TextTable table, RunReport report, CriticalPath path, int place) {
        Segment segment = path.segments().get(place);
        TracedWait wait = segment.waitIndex() < 0 ? null : report.waits().get(segment.waitIndex());
        table.row(Durations.format(segment.startNanos()), Durations.format(segment.nanos()),
                Texts.percent(segment.nanos(), path.nanos()),
                Texts.clean(report.threads().get(segment.thread()).label(), 30), segment.state().shown().label(),
                wait == null ? "-" : goal(wait), Texts.clean(Texts.shortSite(wait == null ? null : wait.site()), 48),
                then(report, path.segments(), place));
    }

    private static String goal(TracedWait wait) {
        return wait.blocker() == null ? wait.kind().label()
                : wait.kind().label() + " " + Texts.simpleName(wait.blocker());
    }

    private static String then(RunReport report, List<Segment> segments, int place) {
        if (place + 1 == segments.size() || segments.get(place).next() == Link.SAME_THREAD) {
            return "";
        }
        String next = Texts.clean(report.threads().get(segments.get(place + 1).thread()).label(), 30);
        return (segments.get(place).next() == Link.WAKE_UP ? "wakes " : "hands to ") + next;
    }
}
