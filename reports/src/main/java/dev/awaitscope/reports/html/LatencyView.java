package dev.awaitscope.reports.html;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.TracedTask;
import dev.awaitscope.reports.TracedWait;
import dev.awaitscope.reports.compare.Amounts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How long single things took: tasks from submit to end, tasks in the queue, tasks running, waits. One curve each.
 */
record LatencyView(String block, List<Curve> curves, boolean none, String reason) {
    /** Points of a curve; more than a line on a screen can show. */
    private static final int STEPS = 200;

    /** One curve; {@code index} is its colour and dash. */
    record Curve(int index, String label, String count) {}

    static LatencyView of(String block, RunReport report) {
        List<Sample> samples = samples(report);
        return new LatencyView(block,
                IntStream.range(0, samples.size())
                        .mapToObj(i -> new Curve(i, samples.get(i).label(),
                                Amounts.count(samples.get(i).sorted().length)))
                        .toList(),
                samples.isEmpty(), report.coverage().agentVersion() == null
                        ? "Tasks are recorded by the agent, and no wait is in this recording."
                        : "Neither a task nor a wait ended while the recording ran.");
    }

    /** What the chart needs: per curve its distribution function. */
    static void write(RunReport report, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (Sample sample : samples(report)) {
            json.writeStartObject();
            json.writeStringField("label", sample.label());
            json.writeArrayFieldStart("steps");
            long[] sorted = sample.sorted();
            for (int i = 0; i <= STEPS; i++) {
                int at = (int) Math.min(sorted.length - 1L, (long) sorted.length * i / STEPS);
                json.writeStartObject();
                json.writeNumberField("percentile", 100.0 * (at + 1) / sorted.length);
                json.writeNumberField("nanos", sorted[at]);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Lengths of one sort, the shortest first; at least one above 0. */
    private record Sample(String label, long[] sorted) {}

    private static List<Sample> samples(RunReport report) {
        List<Sample> samples = new ArrayList<>();
        add(samples, "tasks, submit to end", report.tasks()
                .stream()
                .filter(task -> ended(task) && task.submitNanos() != TracedTask.NOT_KNOWN)
                .mapToLong(task -> task.endNanos() - task.submitNanos()));
        add(samples, "tasks in the queue", report.tasks()
                .stream()
                .filter(task -> task.queueNanos() != TracedTask.NOT_KNOWN)
                .mapToLong(TracedTask::queueNanos));
        add(samples, "tasks running",
                report.tasks().stream().filter(LatencyView::ended).mapToLong(TracedTask::runNanos));
        add(samples, "waits", report.waits()
                .stream()
                .filter(wait -> !wait.idle() && !wait.open())
                .mapToLong(TracedWait::durationNanos));
        return samples;
    }

    private static boolean ended(TracedTask task) {
        return task.endNanos() != TracedTask.NOT_KNOWN && task.startNanos() != TracedTask.NOT_KNOWN;
    }

    private static void add(List<Sample> samples, String label, LongStream lengths) {
        long[] sorted = lengths.toArray();
        Arrays.sort(sorted);
        if (sorted.length > 0 && sorted[sorted.length - 1] > 0) {
            samples.add(new Sample(label, sorted));
        }
    }
}
