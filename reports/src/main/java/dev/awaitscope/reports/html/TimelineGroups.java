package dev.awaitscope.reports.html;

import dev.awaitscope.reports.Pool;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.TracedThread;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which threads lie under which head: the program's own first, then one group per pool, event loops, carriers, virtual
 * threads packed into shared rows, and last what the JVM runs for itself.
 */
final class TimelineGroups {
    private final RunReport report;
    private final List<TimelineGroup> groups = new ArrayList<>();

    private TimelineGroups(RunReport report) {
        this.report = report;
    }

    static List<TimelineGroup> of(RunReport report) {
        var groups = new TimelineGroups(report);
        groups.add("Threads", "in no pool", false, thread -> groups.ordinary(thread) && thread.pool() < 0);
        for (Pool pool : report.pools()) {
            groups.add(pool.label(), "of a pool", false,
                    thread -> groups.ordinary(thread) && thread.pool() == pool.index());
        }
        groups.add("Event loops", "idle in select", false,
                thread -> thread.eventLoop() && !thread.virtual() && !thread.ofJvm());
        groups.add("Carriers", "run virtual ones", false, TracedThread::carrier);
        groups.addVirtual();
        groups.add("JVM", "its own", true,
                thread -> thread.ofJvm() && !thread.virtual() && !thread.carrier());
        return List.copyOf(groups.groups);
    }

    private boolean ordinary(TracedThread thread) {
        return !thread.virtual() && !thread.carrier() && !thread.eventLoop() && !thread.ofJvm();
    }

    private Stream<TracedThread> shown() {
        return report.threads().stream().filter(thread -> thread.slices().size() > 0);
    }

    private void add(String name, String note, boolean folded, Predicate<TracedThread> member) {
        List<List<TracedThread>> rows = shown().filter(member).map(List::of).toList();
        if (!rows.isEmpty()) {
            groups.add(new TimelineGroup(name, counted(rows.size()) + ", " + note, rows, folded, false));
        }
    }

    private void addVirtual() {
        List<TracedThread> threads = shown().filter(TracedThread::virtual)
                .sorted(Comparator.comparingLong(TracedThread::startNanos))
                .toList();
        if (!threads.isEmpty()) {
            List<List<TracedThread>> rows = pack(threads);
            String note = counted(threads.size())
                    + (rows.size() < threads.size() ? " in " + rows.size() + " rows" : "");
            groups.add(new TimelineGroup("Virtual threads", note, rows, false, true));
        }
    }

    private static String counted(int threads) {
        return threads == 1 ? "1 thread" : "%,d threads".formatted(threads);
    }

    /** Gives each thread the row that has been free the longest; the number of rows is the most alive at once. */
    static List<List<TracedThread>> pack(List<TracedThread> byStart) {
        List<List<TracedThread>> rows = new ArrayList<>();
        var free = new PriorityQueue<List<TracedThread>>(Comparator.comparingLong(row -> row.getLast().endNanos()));
        for (TracedThread thread : byStart) {
            List<TracedThread> row = free.peek();
            if (row != null && row.getLast().endNanos() <= thread.startNanos()) {
                free.remove();
            } else {
                row = new ArrayList<>();
                rows.add(row);
            }
            row.add(thread);
            free.add(row);
        }
        return rows;
    }
}
