package dev.awaitscope.reports.compare;

import dev.awaitscope.reports.RunReport;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One of the runs that are compared.
 *
 * @param label its name: {@code virtual}, or that of a recording's file
 * @param detail what it is, in a few words: "one virtual thread per request"; may be empty
 * @param measures at most one per kind, in the order of {@link MeasureKind}
 * @param latency over all rounds; null where latency was not measured
 * @param traced the report of the traced pass; null where there is none
 * @param recording name of the traced pass's file, relative to the result's folder; null where there is none
 */
public record ComparedRun(String label, String detail, List<Measure> measures, @Nullable LatencyDistribution latency,
        @Nullable RunReport traced, @Nullable String recording) {
    public ComparedRun {
        measures = List.copyOf(measures);
    }

    /** The measure of a kind; empty where it was not measured. */
    public Optional<Measure> measure(MeasureKind kind) {
        return measures.stream().filter(measure -> measure.kind() == kind).findFirst();
    }

    /** Of a recording the detail is the program with its arguments, which may hold anything. */
    ComparedRun redacted() {
        boolean ofRecording = traced != null && detail.equals(RunMeasures.detail(traced));
        return new ComparedRun(label, ofRecording ? "" : detail, measures, latency,
                traced == null ? null : traced.redacted(), null);
    }
}
