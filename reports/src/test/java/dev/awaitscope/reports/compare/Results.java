package dev.awaitscope.reports.compare;

import dev.awaitscope.reports.compare.BenchResult.BenchRound;
import dev.awaitscope.reports.compare.BenchResult.BenchRun;
import dev.awaitscope.reports.compare.BenchResult.BenchScenario;
import dev.awaitscope.reports.compare.BenchResult.ProcessUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.HdrHistogram.Histogram;

/** Results of benches that never were. */
final class Results {
    static final Environment MACHINE = new Environment("Imagined CPU", 2, 8_000_000_000L, "Linux 6.1", "25.0.3", 0.1,
            1.9, "2026-11-22T12:00:00Z");

    private Results() {}

    /** A second of a load that was answered so often, each request within a millisecond. */
    static BenchRound round(double throughput) {
        return round(throughput, 0, new ProcessUse(600_000_000, 300_000_000, 900_000_000, 12, 1_000, 50, 0));
    }

    static BenchRound round(double throughput, long failed, ProcessUse server) {
        Histogram latency = new Histogram(3);
        latency.recordValueWithCount(1_000_000, (long) throughput);
        return new BenchRound(1_000_000_000_000L, 1_000_000_000, (long) throughput, failed,
                failed == 0 ? "" : "connect " + failed, latency, server,
                new ProcessUse(400_000_000, 400_000_000, 800_000_000, 9, 10, 10, 0), 100_000_000);
    }

    static BenchRun run(String label, double... throughputs) {
        List<BenchRound> rounds = new ArrayList<>(
                DoubleStream.of(throughputs).mapToObj(Results::round).toList());
        return new BenchRun(label, label + " mode", rounds, null, null);
    }

    static BenchResult result(BenchRun... runs) {
        return new BenchResult("0.1.0", "servers", MACHINE, Map.of("rounds", "6"), List.of("Measured so."),
                List.of(new BenchScenario("hello", "hello, closed loop", "Answers at once.", List.of(runs))),
                List.of());
    }
}
