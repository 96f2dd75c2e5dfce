package dev.awaitscope.reports.html;

import dev.awaitscope.reports.Blame;
import dev.awaitscope.reports.Causes;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.WaitTotal;
import dev.awaitscope.reports.WaitTotals;
import dev.awaitscope.reports.compare.Amounts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Why threads waited: by kind, and by place in the program. */
record WaitsView(Lengths all, List<KindRow> kinds, List<CauseRow> causes, List<String> more, List<RootRow> roots,
        List<String> moreRoots,
        boolean anyRoot, List<KindTerms.KindTerm> terms, boolean none, String reason, List<KindRow> idle,
        boolean anyIdle) {
    private static final int CAUSES = 40;
    private static final int ROOTS = 12;
    /** Smaller shares of all waiting are left out once there are so many rows. */
    private static final double SMALL = 0.005;
    private static final int LEAST = 3;

    /** Waits of one kind, and how much of all waiting they are; idle ones are no part of it. */
    record KindRow(String kind, String state, Lengths lengths, List<Share> share) {}

    /** Waits of one kind on one class at one place. */
    record CauseRow(String kind, String state, String blocker, String blockerClass, String site, Lengths lengths,
            Num ready, String waker, List<Share> wakerShare) {}

    /** What waiting came down to, when each wait on a waiter is charged to what that one waited for. */
    record RootRow(String actor, String cause, String what, String site, Num nanos, Num own, Share share) {}

    static WaitsView of(RunReport report) {
        WaitTotals totals = report.totals();
        long all = totals.all().totalNanos();
        List<CauseRow> causes = new ArrayList<>();
        for (int i = 0; i < Math.min(CAUSES, totals.bySite().size()); i++) {
            causes.add(cause("totals.bySite[" + i + "]", totals.bySite().get(i)));
        }
        List<RootRow> roots = roots(report.causes());
        return new WaitsView(Lengths.of("totals.all", totals.all()), kinds("totals.byKind", totals.byKind(), true, all),
                causes, more(totals.bySite().size() - causes.size()), roots,
                smaller(report.causes().blame().roots().size() - roots.size()),
                !report.causes().blame().roots().isEmpty(),
                KindTerms.of(Stream.concat(totals.byKind().stream(), totals.idle().stream()).map(WaitTotal::kind)),
                totals.all().count() == 0, reason(report),
                kinds("totals.idle", totals.idle(), false, all), !totals.idle().isEmpty());
    }

    private static List<RootRow> roots(Causes causes) {
        List<RootRow> rows = new ArrayList<>();
        Blame blame = causes.blame();
        for (int i = 0; i < Math.min(ROOTS, blame.roots().size()); i++) {
            Blame.Root root = blame.roots().get(i);
            String key = "causes.blame.roots[" + i + "]";
            if (rows.size() >= LEAST && root.nanos() < SMALL * blame.totalNanos()) {
                break;
            }
            rows.add(new RootRow(causes.actors().get(root.actor()).label(), root.cause().words(), what(root),
                    root.site() == null ? "" : root.site(), Num.nanos(key + ".nanos", root.nanos()),
                    Num.nanos(key + ".ownNanos", root.ownNanos()),
                    Share.of(key + ".nanos", root.nanos(), "causes.blame.totalNanos", blame.totalNanos())));
        }
        return rows;
    }

    private static String what(Blame.Root root) {
        List<String> parts = new ArrayList<>();
        if (root.kind() != null) {
            parts.add(root.kind().label());
        }
        if (root.blocker() != null) {
            parts.add(ClassNames.simple(root.blocker()));
        }
        if (root.task() != null) {
            parts.add("in " + ClassNames.simple(root.task()));
        }
        boolean named = root.kind() != null || root.blocker() != null;
        return (named ? ": " : parts.isEmpty() ? "" : " ") + String.join(" ", parts);
    }

    /** Says how many rows of a table are not there. */
    static List<String> smaller(int left) {
        return left == 0 ? List.of()
                : List.of("Smaller parts are left out here: " + left
                        + ". All are in the JSON: awaitscope summary --json");
    }

    private static List<String> more(int left) {
        return left == 0 ? List.of()
                : List.of(
                        "Causes with less waiting are left out here: %d. All are in the JSON: awaitscope summary --json"
                                .formatted(left));
    }

    private static String reason(RunReport report) {
        if (report.coverage().agentVersion() == null) {
            return "The recording was not made by the agent, so it has no waits of java.util.concurrent. "
                    + "Record again with the agent: awaitscope record -- java ...";
        }
        return "No thread waited for as long as " + Amounts.nanos(report.coverage().minimumWaitNanos())
                + ". Shorter waits are counted under \u201cHow this was measured\u201d; "
                + "record with a smaller min= to see them one by one.";
    }

    private static List<KindRow> kinds(String key, List<WaitTotal> totals, boolean waiting, long all) {
        List<KindRow> rows = new ArrayList<>();
        for (int i = 0; i < totals.size(); i++) {
            WaitTotal total = totals.get(i);
            String lengths = key + "[" + i + "].lengths";
            rows.add(new KindRow(total.kind().label(), state(total), Lengths.of(lengths, total.lengths()),
                    waiting ? List.of(Share.of(lengths + ".totalNanos", total.lengths().totalNanos(),
                            "totals.all.totalNanos", all)) : List.of()));
        }
        return List.copyOf(rows);
    }

    private static CauseRow cause(String key, WaitTotal total) {
        String blocker = total.blocker();
        String site = total.site();
        String waker = total.topWaker();
        return new CauseRow(total.kind().label(), state(total), blocker == null ? "" : ClassNames.simple(blocker),
                blocker == null ? "" : blocker, site == null ? "no stack" : site,
                Lengths.of(key + ".lengths", total.lengths()),
                Num.nanos(key + ".runnableNanos", total.runnableNanos()), waker == null ? nobody(total.kind()) : waker,
                waker == null ? List.of()
                        : List.of(Share.of(key + ".topWakerNanos", total.topWakerNanos(), key + ".lengths.totalNanos",
                                total.lengths().totalNanos())));
    }

    /** What ends waits that no thread ends. */
    private static String nobody(WaitKind kind) {
        return switch (kind) {
            case SLEEP -> "the clock";
            case IO_OPERATION, SELECT, HTTP -> "the other side";
            case PROCESS_EXIT -> "another process";
            default -> "not known";
        };
    }

    private static String state(WaitTotal total) {
        return States.cssName(total.kind().state().shown());
    }
}
