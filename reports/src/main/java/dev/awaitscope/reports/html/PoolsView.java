package dev.awaitscope.reports.html;

import dev.awaitscope.reports.Pool;
import dev.awaitscope.reports.RunReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Executors, and how long their tasks queued and ran. */
record PoolsView(List<PoolRow> pools, List<More> more, boolean none, String reason) {
    private static final double BAR = 100;
    private static final int SHOWN = 4;

    /** Executors with fewer tasks, folded away. */
    record More(String label, List<PoolRow> pools) {}

    /** One executor; the two shares are of the mean time from submit to end, for a bar. */
    record PoolRow(String label, String poolClass, Num threads, Num submitted, Num started, Num failed, Num busy,
            boolean ran, boolean queueKnown, Num longestQueue, Lengths queued, Lengths run, String queueShare,
            String runShare, Num queuePercent, List<String> because) {}

    static PoolsView of(RunReport report) {
        List<PoolRow> rows = new ArrayList<>();
        List<PoolTime> times = PoolTime.of(report);
        for (int i = 0; i < report.pools().size(); i++) {
            rows.add(row("pools[" + i + "]", report.pools().get(i), times.get(i)));
        }
        String reason = report.coverage().agentVersion() == null
                ? "Tasks are recorded by the agent, and this recording was not made by it."
                : "No task was given to an executor while the recording ran.";
        List<PoolRow> shown = rows.subList(0, Math.min(SHOWN, rows.size()));
        List<PoolRow> left = rows.subList(shown.size(), rows.size());
        String label = left.size() == 1 ? "1 more executor" : left.size() + " more executors, with fewer tasks";
        return new PoolsView(shown, left.isEmpty() ? List.of() : List.of(new More(label, left)), rows.isEmpty(),
                reason);
    }

    private static PoolRow row(String key, Pool pool, PoolTime time) {
        boolean timed = pool.queued().count() + pool.run().count() > 0;
        double share = BAR * pool.queuedShare();
        return new PoolRow(pool.label(), pool.poolClass(), Num.count(key + ".threads", pool.threads().size()),
                Num.count(key + ".submitted", pool.submitted()), Num.count(key + ".started", pool.started()),
                Num.count(key + ".failed", pool.failed()), Num.decimal(key + ".averageBusy", pool.averageBusy()),
                pool.started() > 0, pool.longestQueue() >= 0, Num.count(key + ".longestQueue", pool.longestQueue()),
                Lengths.of(key + ".queued", pool.queued()), Lengths.of(key + ".run", pool.run()), number(share),
                number(timed ? BAR - share : 0),
                Num.share(key + ".queuedShare", pool.queuedShare()), time.sentence().stream().toList());
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
