package dev.awaitscope.reports.html;

import dev.awaitscope.reports.Causes;
import dev.awaitscope.reports.CriticalPath;
import dev.awaitscope.reports.CriticalPath.Part;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.compare.Amounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the end of the run depended on, summed by what was done. */
record CriticalPathView(boolean none, String reason, String length, String steps, List<PartRow> parts,
        List<String> more,
        boolean steppable) {
    private static final int PARTS = 20;

    /** What one actor did on the path; {@code share} is in percent of it, for a bar. */
    record PartRow(String actor, String state, String what, String site, Num nanos, Num segments, String share,
            String shareText) {}

    static CriticalPathView of(RunReport report) {
        CriticalPath path = report.causes().criticalPath();
        List<PartRow> rows = new ArrayList<>();
        long segments = path.parts().stream().mapToLong(Part::segments).sum();
        for (int i = 0; i < Math.min(PARTS, path.parts().size()); i++) {
            rows.add(row("causes.criticalPath.parts[" + i + "]", path.parts().get(i), path, report.causes()));
        }
        int left = path.parts().size() - rows.size();
        return new CriticalPathView(path.parts().isEmpty(), reason(report),
                Amounts.nanos(path.nanos()),
                Amounts.count(segments), rows,
                left == 0 ? List.of()
                        : List.of("Smaller parts are left out here: " + left
                                + ". All are in the JSON: awaitscope summary --json"),
                !path.segments().isEmpty());
    }

    private static String reason(RunReport report) {
        return report.coverage().agentVersion() == null
                ? "A path needs to know who ended each wait, which only a recording of the agent says: "
                        + "awaitscope record -- java ..."
                : "No path could be walked back from the end of this run: no thread of the program was seen working.";
    }

    private static PartRow row(String key, Part part, CriticalPath path, Causes causes) {
        double share = path.nanos() == 0 ? 0 : (double) part.nanos() / path.nanos();
        return new PartRow(causes.actors().get(part.actor()).label(), States.cssName(part.state().shown()),
                what(part), part.site() == null ? "" : part.site(), Num.nanos(key + ".nanos", part.nanos()),
                Num.count(key + ".segments", part.segments()), String.format(Locale.ROOT, "%.2f", 100 * share),
                Amounts.percent(share));
    }

    private static String what(Part part) {
        String state = part.state().shown().label();
        if (part.kind() != null) {
            return state + ": " + part.kind().label()
                    + (part.blocker() == null ? "" : " " + ClassNames.simple(part.blocker()));
        }
        return part.task() == null ? state : state + ", in " + ClassNames.simple(part.task());
    }
}
