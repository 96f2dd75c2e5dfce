package dev.awaitscope.reports.html;

import dev.awaitscope.reports.compare.ComparedRun;
import dev.awaitscope.reports.compare.Comparison;
import dev.awaitscope.reports.compare.Contrast;
import dev.awaitscope.reports.compare.Environment;
import dev.awaitscope.reports.compare.LatencyDistribution;
import dev.awaitscope.reports.compare.Measure;
import dev.awaitscope.reports.compare.MeasureKind;
import dev.awaitscope.reports.compare.Scenario;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** A comparison of four servers that never were, under two loads. */
public final class SampleComparison {
    private static final long MILLI = SampleReport.MILLI;

    private SampleComparison() {}

    /** Two scenarios of four runs each, all traced. */
    public static Comparison build() {
        var machine = new Environment("a processor", 2, 8L << 30, "Linux 6.1", "Temurin 25.0.3", 0.4, 1.9,
                "2026-11-22T15:34:00Z");
        List<ComparedRun> runs = List.of(run("blocking", "one thread", 1_240, 3_100, 1),
                run("pool", "8 workers", 5_480, 900, 8),
                run("async", "one event loop", 7_910, 610, 1),
                run("virtual", "a virtual thread per request", 7_760, 640, 64));
        return new Comparison("Four servers, the same work", machine,
                List.of(scenario("hello", "hello, closed loop", runs),
                        scenario("burst", "1,000 clients at once", runs)),
                List.of("Each server ran in a JVM of its own, the load came from another one.",
                        "Rounds were interleaved: A B C D, A B C D, after one round of warm-up."),
                List.of("The load average was 1.9 at the end: something else was running."));
    }

    /** Two plain recordings: nothing measured but their length, nothing drawn but their load. */
    public static Comparison untraced() {
        var machine = new Environment("", -1, -1, "", "", -1, -1, "");
        var measures = List.of(new Measure(MeasureKind.REAL_TIME, List.of(2.4e9)));
        var runs = List.of(new ComparedRun("a.jfr", "", measures, null, null, null),
                new ComparedRun("b.jfr", "", measures, null, null, null));
        var scenario = new Scenario("recordings", "Recordings", "As they were recorded.", runs, List.of(),
                List.of("Nothing can be said: neither recording has waits."), List.of(), List.of());
        return new Comparison("a.jfr and b.jfr", machine, List.of(scenario), List.of(), List.of());
    }

    private static Scenario scenario(String name, String title, List<ComparedRun> runs) {
        return new Scenario(name, title, "Every client asks for eleven bytes, over a new connection each time.", runs,
                List.of(contrast("pool", 4.42, Contrast.Outcome.BETTER),
                        contrast("async", 6.38, Contrast.Outcome.BETTER),
                        new Contrast(MeasureKind.FAILED, "blocking", "virtual", 3, 1, null,
                                Contrast.Outcome.TOO_FEW_ROUNDS)),
                List.of("async and virtual answered 6.4 and 6.3 times as many requests per second as blocking.",
                        "Their rounds overlap: nothing here says which of these two is the faster one.",
                        "p99 latency fell from 3.10 s to 610 ms."),
                List.of("blocking had 1.0 piece of work in progress and 0.31 threads on a CPU: it waited for its clients one after the other.",
                        "pool's tasks queued for 31.0 ms in the median, and ran for 12.0 ms: eight workers were too few."),
                List.of("virtual was traced with 4 % fewer requests."));
    }

    private static Contrast contrast(String label, double ratio, Contrast.Outcome outcome) {
        return new Contrast(MeasureKind.THROUGHPUT, "blocking", label, 7, ratio,
                new Contrast.Interval(ratio * 0.95, ratio * 1.06, 0.953), outcome);
    }

    private static ComparedRun run(String label, String detail, double throughput, double p99Millis, int threads) {
        List<Measure> measures = new ArrayList<>();
        measures.add(measure(MeasureKind.THROUGHPUT, throughput, 0.03));
        measures.add(measure(MeasureKind.LATENCY_P50, p99Millis / 6 * MILLI, 0.04));
        measures.add(measure(MeasureKind.LATENCY_P99, p99Millis * MILLI, 0.08));
        if (threads != 1) {
            measures.add(new Measure(MeasureKind.FAILED, List.of(0.0, 0.0, 0.0)));
        }
        measures.add(measure(MeasureKind.CPU_PER_REQUEST, 182_000 + 9_000 * threads % 50_000, 0.1));
        measures.add(new Measure(MeasureKind.PEAK_THREADS, List.of(14.0 + threads),
                "threads that died at once are not counted"));
        var histogram = new Histogram(3);
        for (int i = 1; i <= 2_000; i++) {
            histogram.recordValue((long) (p99Millis * MILLI / 12 * (1 + 3.0 * i / 2_000 + (i > 1_980 ? 8 : 0))));
        }
        var traced = new SampleReport().workers(threads == 64 ? 2 : threads, 200)
                .virtualThreads(threads == 64 ? 120 : 0)
                .length(2_000 * MILLI)
                .build();
        return new ComparedRun(label, detail, measures, LatencyDistribution.of(histogram), traced, label + ".jfr");
    }

    private static Measure measure(MeasureKind kind, double value, double noise) {
        return new Measure(kind, List.of(value * (1 - noise), value, value * (1 + noise)));
    }
}
