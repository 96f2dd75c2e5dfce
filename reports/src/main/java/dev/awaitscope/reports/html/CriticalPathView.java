package dev.awaitscope.reports.html;

import dev.awaitscope.reports.Causes;
import dev.awaitscope.reports.CriticalPath;
import dev.awaitscope.reports.CriticalPath.Part;
import dev.awaitscope.reports.RunReport;
import java.util.ArrayList;
import java.util.List;

/** What the end of the run depended on, summed by what was done. */
record CriticalPathView(boolean none, String reason, Num length, Num steps, List<PartRow> parts, List<String> more,
        boolean steppable) {
    private static final int PARTS = 20;
    /** Smaller shares of the path are left out once there are so many rows. */
    private static final double SMALL = 0.005;
    private static final int LEAST = 3;

    /** What one actor did on the path. */
    record PartRow(String actor, String state, String what, String site, Num nanos, Num segments,
            Share share) {}

    static CriticalPathView of(RunReport report) {
        CriticalPath path = report.causes().criticalPath();
        List<PartRow> rows = new ArrayList<>();
        long segments = path.parts().stream().mapToLong(Part::segments).sum();
        for (int i = 0; i < Math.min(PARTS, path.parts().size()); i++) {
            if (i >= LEAST && path.parts().get(i).nanos() < SMALL * path.nanos()) {
                break;
            }
            rows.add(row("causes.criticalPath.parts[" + i + "]", path.parts().get(i), path, report.causes()));
        }
        int left = path.parts().size() - rows.size();
        return new CriticalPathView(path.parts().isEmpty(), reason(report),
                Num.nanos("causes.criticalPath.nanos", path.nanos()),
                Num.count("causes.criticalPath.steps", segments), rows,
                WaitsView.smaller(left),
                !path.segments().isEmpty());
    }

    private static String reason(RunReport report) {
        return report.coverage().agentVersion() == null
                ? "A path needs to know who ended each wait, which only a recording of the agent says: "
                        + "awaitscope record -- java ..."
                : "No path could be walked back from the end of this run: no thread of the program was seen working.";
    }

    private static PartRow row(String key, Part part, CriticalPath path, Causes causes) {
        return new PartRow(causes.actors().get(part.actor()).label(), States.cssName(part.state().shown()),
                what(part), part.site() == null ? "" : part.site(), Num.nanos(key + ".nanos", part.nanos()),
                Num.count(key + ".segments", part.segments()),
                Share.of(key + ".nanos", part.nanos(), "causes.criticalPath.nanos", path.nanos()));
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
