package dev.awaitscope.reports.html;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.awaitscope.reports.LoadOverTime;
import dev.awaitscope.reports.RunReport;
import java.io.IOException;
import java.util.List;

/** Concurrency and parallelism of one run, in numbers and as the data of its chart. */
record LoadView(String block, Num concurrency, Num peak, Num parallelism, Num cores, boolean coresKnown, String source,
        boolean none, String reason) {

    static LoadView of(String block, RunReport report) {
        LoadOverTime load = report.load();
        boolean none = load.concurrency().isEmpty() || report.threads().isEmpty();
        return new LoadView(block, Num.decimal("load.averageConcurrency", load.averageConcurrency()),
                Num.count("load.peakConcurrency", load.peakConcurrency()),
                Num.decimal("load.averageParallelism", load.averageParallelism()),
                Num.count("load.cores", load.cores()), load.cores() > 0, source(load.parallelismSource()), none,
                "The recording names no thread of the program, so there is nothing to draw over time. "
                        + "Record for longer, or record with the agent.");
    }

    private static String source(LoadOverTime.Source source) {
        return switch (source) {
            case SCHEDULER ->
                "Threads on a CPU are from the operating system\u2019s scheduler, read in short intervals: "
                        + "an estimate within an interval, exact in sum.";
            case CPU_LOAD -> "Threads on a CPU are the JVM\u2019s own CPU load, read once a second, times the cores.";
            case STATES -> "Threads on a CPU are those not known to wait: an upper bound, because the recording has "
                    + "nothing of the operating system\u2019s scheduler.";
        };
    }

    /** What the chart needs. */
    static void write(RunReport report, JsonGenerator json) throws IOException {
        LoadOverTime load = report.load();
        json.writeStartObject();
        json.writeNumberField("bucketNanos", load.bucketNanos());
        json.writeNumberField("lengthNanos", Math.max(1, report.recording().durationNanos()));
        json.writeNumberField("cores", load.cores());
        json.writeBooleanField("atMost", load.parallelismSource() == LoadOverTime.Source.STATES);
        json.writeNumberField("averageConcurrency", load.averageConcurrency());
        json.writeNumberField("averageParallelism", load.averageParallelism());
        writeValues(json, "concurrency", load.concurrency());
        writeValues(json, "parallelism", load.parallelism());
        json.writeEndObject();
    }

    private static void writeValues(JsonGenerator json, String name, List<Double> values) throws IOException {
        json.writeArrayFieldStart(name);
        for (double value : values) {
            json.writeNumber(Math.round(value * 1000) / 1000.0);
        }
        json.writeEndArray();
    }
}
