package dev.awaitscope.reports.html;

import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.Slices;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.TracedThread;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * Mean number of threads per shown state over time, one column per group and a last one for all: what the heads of groups
 * and the small map draw. Values are in hundredths of a thread, state by state, bucket by bucket.
 */
final class Overview {
    static final int BUCKETS = 600;
    private static final int STATES = ThreadState.Shown.values().length;

    private final List<TimelineGroup> groups;
    private final double bucketNanos;

    Overview(RunReport report, List<TimelineGroup> groups) {
        this.groups = groups;
        this.bucketNanos = Math.max(1, report.recording().durationNanos()) / (double) BUCKETS;
    }

    void writeTo(OutputStream out) throws IOException {
        double[] all = new double[STATES * BUCKETS];
        for (TimelineGroup group : groups) {
            double[] sums = new double[STATES * BUCKETS];
            group.rows().forEach(row -> row.forEach(thread -> add(thread, sums)));
            for (int i = 0; i < sums.length; i++) {
                all[i] += sums[i];
            }
            column(sums).writeTo(out);
        }
        column(all).writeTo(out);
    }

    private void add(TracedThread thread, double[] sums) {
        Slices slices = thread.slices();
        for (int i = 0; i < slices.size(); i++) {
            add(slices.state(i).shown().ordinal() * BUCKETS, slices.startNanos(i), slices.endNanos(i), sums);
        }
    }

    private void add(int offset, long start, long end, double[] sums) {
        int last = bucket(end);
        for (int bucket = bucket(start); bucket <= last; bucket++) {
            double from = Math.max(start, bucket * bucketNanos);
            double to = Math.min(end, (bucket + 1) * bucketNanos);
            sums[offset + bucket] += Math.max(0, to - from);
        }
    }

    private int bucket(long nanos) {
        return Math.clamp((long) (nanos / bucketNanos), 0, BUCKETS - 1);
    }

    private Column column(double[] sums) {
        var column = new Column();
        for (double sum : sums) {
            column.varint(Math.round(sum / bucketNanos * 100));
        }
        return column;
    }
}
