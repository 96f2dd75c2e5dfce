package dev.awaitscope.reports.html;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.WaitTotal;
import dev.awaitscope.reports.compare.ComparedRun;
import dev.awaitscope.reports.compare.LatencyDistribution;
import dev.awaitscope.reports.compare.Scenario;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The data of a scenario's charts: latency of all runs, waits of all traced runs. */
final class ScenarioCharts {
    private ScenarioCharts() {}

    static boolean hasWaits(Scenario scenario) {
        return !kinds(scenario.runs()).isEmpty();
    }

    /** Waits by kind of the traced pass, idle ones apart; empty where nothing was traced. */
    static List<WaitTotal> totals(ComparedRun run) {
        RunReport traced = run.traced();
        return traced == null ? List.of() : traced.totals().byKind();
    }

    /** The kinds that any run waited for, the one with the most waiting in all runs first. */
    static List<WaitKind> kinds(List<ComparedRun> runs) {
        Map<WaitKind, Long> sums = new EnumMap<>(WaitKind.class);
        runs.forEach(run -> totals(run)
                .forEach(total -> sums.merge(total.kind(), total.lengths().totalNanos(), Long::sum)));
        return sums.entrySet()
                .stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.<WaitKind, Long>comparingByValue().reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    static void writeLatency(Scenario scenario, JsonGenerator json) throws IOException {
        json.writeStartArray();
        for (ComparedRun run : scenario.runs()) {
            LatencyDistribution latency = run.latency();
            json.writeStartObject();
            json.writeStringField("label", run.label());
            json.writeArrayFieldStart("steps");
            if (latency != null) {
                for (LatencyDistribution.Step step : latency.steps()) {
                    json.writeStartObject();
                    json.writeNumberField("percentile", step.percentile());
                    json.writeNumberField("nanos", step.nanos());
                    json.writeEndObject();
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void writeWaits(Scenario scenario, JsonGenerator json) throws IOException {
        List<WaitKind> kinds = kinds(scenario.runs());
        Map<ThreadState.Shown, Integer> ofState = new EnumMap<>(ThreadState.Shown.class);
        json.writeStartObject();
        json.writeArrayFieldStart("kinds");
        for (WaitKind kind : kinds) {
            ThreadState.Shown state = kind.state().shown();
            json.writeStartObject();
            json.writeStringField("label", kind.label());
            json.writeStringField("state", States.cssName(state));
            json.writeNumberField("nth", ofState.merge(state, 1, Integer::sum));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("runs");
        for (ComparedRun run : scenario.runs()) {
            writeRun(run, kinds, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeRun(ComparedRun run, List<WaitKind> kinds, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("label", run.label());
        json.writeArrayFieldStart("nanos");
        for (WaitKind kind : kinds) {
            json.writeNumber(totals(run).stream()
                    .filter(total -> total.kind() == kind)
                    .mapToLong(total -> total.lengths().totalNanos())
                    .sum());
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
