package dev.awaitscope.reports.html;

import dev.awaitscope.reports.RecordingInfo;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.compare.Amounts;
import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStachePath;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Everything the template of a report shows. */
@JStacheConfig(pathing = @JStachePath(prefix = "dev/awaitscope/reports/html/", suffix = ".mustache"))
@JStache(path = "report")
record ReportView(PageHead head, String name, List<String> about, Headline headline, List<String> evidence,
        List<String> warnings, LoadView load, TimelineView timeline, PoolsView pools, WaitsView waits,
        LatencyView latency, CriticalPathView path, FindingsView findings, MeasuredView measured) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** The timeline's frame; the rest of it is data. */
    record TimelineView(List<States.State> states, boolean none, String reason, List<String> merged,
            boolean hasPath) {}

    static ReportView of(RunReport report, List<TimelineGroup> groups, SliceBudget budget) {
        String name = name(report.recording());
        return new ReportView(PageHead.of(name + " – Awaitscope"), name, about(report.recording()),
                Headline.of(report.verdict().getFirst()), report.verdict().subList(1, report.verdict().size()),
                warnings(report),
                LoadView.of("load-0", report),
                timeline(groups, budget, !report.causes().criticalPath().segments().isEmpty()), PoolsView.of(report),
                WaitsView.of(report), LatencyView.of("latency-0", report), CriticalPathView.of(report),
                FindingsView.of(report), MeasuredView.of("", "", report));
    }

    private static TimelineView timeline(List<TimelineGroup> groups, SliceBudget budget, boolean hasPath) {
        List<String> merged = budget.limitNanos() == 0 ? List.of()
                : List.of("Too many slices for one page: neighbouring ones shorter than "
                        + Amounts.nanos(budget.limitNanos())
                        + " are merged, without their stacks and wakers. Exact are longer ones, blocked ones down to a "
                        + "sixteenth of that, pinned and open waits, the critical path, and the three stretches in which "
                        + "threads were blocked the most. All are kept with: awaitscope report --full");
        return new TimelineView(States.all(), groups.isEmpty(),
                "The recording names no thread of the program. Record for longer, or record with the agent.", merged,
                hasPath);
    }

    private static String name(RecordingInfo recording) {
        String main = recording.mainClass();
        return main == null || main.isBlank() ? String.join(", ", recording.files()) : main;
    }

    static List<String> about(RecordingInfo recording) {
        List<String> about = new ArrayList<>();
        about.add(String.join(", ", recording.files()));
        about.add(Amounts.nanos(recording.durationNanos()));
        if (recording.javaVersion() > 0) {
            about.add("Java " + recording.javaVersion());
        }
        if (recording.cores() > 0) {
            about.add(recording.cores() == 1 ? "1 core" : recording.cores() + " cores");
        }
        about.add(DAY.format(Instant.EPOCH.plusNanos(recording.startEpochNanos())));
        return about;
    }

    private static List<String> warnings(RunReport report) {
        List<String> warnings = new ArrayList<>();
        if (report.coverage().partial()) {
            warnings.add("A part of the recording could not be read: see \u201cHow this was measured\u201d.");
        }
        long failures = report.coverage().failures().stream().mapToLong(failure -> failure.count()).sum();
        if (failures > 0) {
            warnings.add("The agent failed " + failures + " times inside: some waits may be missing.");
        }
        if (!report.coverage().types().stream().allMatch(type -> type.complete())) {
            warnings.add("The agent wrote other numbers of events than were found in the file.");
        }
        return warnings;
    }
}
