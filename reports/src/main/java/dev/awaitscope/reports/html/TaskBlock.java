package dev.awaitscope.reports.html;

import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.TracedTask;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The tasks that ran as columns, by thread and start: thread, start since the one before on that thread, length, queue
 * time, pool, class, submitter and outcome. Of very many only the longest and those that queued the longest.
 */
final class TaskBlock {
    static final String ID = "timeline-tasks";
    private static final int MOST = 200_000;

    private final RunReport report;
    private final Timeline timeline;

    TaskBlock(RunReport report, Timeline timeline) {
        this.report = report;
        this.timeline = timeline;
    }

    private List<TracedTask> kept() {
        List<TracedTask> ran = new ArrayList<>();
        for (TracedTask task : report.tasks()) {
            if (task.thread() >= 0 && task.startNanos() != TracedTask.NOT_KNOWN) {
                ran.add(task);
            }
        }
        if (ran.size() > MOST) {
            ran.sort(Comparator.comparingLong(this::weight).reversed());
            ran = ran.subList(0, MOST);
        }
        ran.sort(Comparator.comparingInt(TracedTask::thread).thenComparingLong(TracedTask::startNanos));
        return ran;
    }

    private long weight(TracedTask task) {
        return end(task) - task.startNanos() + Math.max(0, task.queueNanos());
    }

    private long end(TracedTask task) {
        return task.endNanos() == TracedTask.NOT_KNOWN ? report.recording().durationNanos() : task.endNanos();
    }

    void write(OutputStream out) throws IOException {
        var columns = new Column[8];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new Column();
        }
        int thread = -1;
        long at = 0;
        for (TracedTask task : kept()) {
            if (task.thread() != thread) {
                thread = task.thread();
                at = 0;
            }
            long start = Math.max(at, task.startNanos());
            String type = task.taskClass();
            columns[0].varint(thread);
            columns[1].varint(start - at);
            columns[2].varint(Math.max(0, end(task) - start));
            columns[3].optional(task.queueNanos() == TracedTask.NOT_KNOWN ? -1 : Math.max(0, task.queueNanos()));
            columns[4].optional(task.pool());
            columns[5].optional(type == null ? -1 : timeline.string(type));
            columns[6].optional(task.submitter());
            columns[7].octet(task.outcome().ordinal());
            at = start;
        }
        for (Column column : columns) {
            column.writeTo(out);
        }
    }
}
