package dev.awaitscope.reports.html;

import dev.awaitscope.reports.compare.Comparison;
import dev.awaitscope.reports.compare.MeasureKind;
import dev.awaitscope.reports.html.ComparisonView.MeasureTerm;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the measures of a comparison are, in a sentence or two each. */
final class MeasureTerms {
    private MeasureTerms() {}

    /** The terms of the measures that the comparison has, in their order. */
    static List<MeasureTerm> of(Comparison comparison) {
        Set<MeasureKind> kinds = EnumSet.noneOf(MeasureKind.class);
        comparison.scenarios()
                .forEach(scenario -> scenario.runs()
                        .forEach(run -> run.measures().forEach(measure -> kinds.add(measure.kind()))));
        return kinds.stream().map(kind -> new MeasureTerm(kind.label(), meaning(kind))).toList();
    }

    private static String meaning(MeasureKind kind) {
        return switch (kind) {
            case THROUGHPUT -> "Requests answered rightly per second of the load.";
            case LATENCY_P50 -> "Half of the requests took at most this long, from before the connection is opened to "
                    + "the last byte of the answer.";
            case LATENCY_P90 -> "Nine of ten requests took at most this long.";
            case LATENCY_P99 -> "99 of 100 requests took at most this long; the rest is what users complain about.";
            case LATENCY_MAX -> "The slowest request. It depends on the number of requests, so it is no measure of its "
                    + "own.";
            case FAILED -> "Requests that were refused, cut off or answered wrongly. Fast failures make throughput and "
                    + "latency look better than they are.";
            case REAL_TIME -> "Time on the wall, from the first request to the last answer; of a plain recording its "
                    + "length.";
            case USER_TIME ->
                "CPU time of the measured process outside the kernel, all threads together; its clients are "
                        + "not in it.";
            case SYSTEM_TIME ->
                "CPU time the kernel spent for the measured process: system calls, switches, networking.";
            case CPU_TIME -> "Time the program's own threads were on a CPU, as the operating system counted it.";
            case CPU_PER_REQUEST ->
                "User and system time of the measured process by answered requests: what one answer "
                        + "costs.";
            case PEAK_THREADS -> "Most threads of the operating system alive at once. Virtual threads are not in it.";
            case THREADS -> "Platform threads of the program that the recording shows.";
            case VIRTUAL_THREADS -> "Virtual threads that the recording shows.";
            case VOLUNTARY_SWITCHES -> "How often threads gave up their CPU because they had to wait.";
            case INVOLUNTARY_SWITCHES ->
                "How often the kernel took the CPU away for another thread: a sign of more ready "
                        + "threads than cores.";
            case SYSTEM_CALLS -> "How often the measured process asked something of the kernel, by answered requests; "
                    + "counted by strace in a pass of its own, since that slows the process down.";
            case MEMORY_PER_CONNECTION ->
                "What the measured process grows by for a connection that is open and says nothing: live objects "
                        + "and the JVM's other memory. Where a thread waits on each connection, its stack is in it.";
            case CONCURRENCY -> "Pieces of work in progress, on average: started, not finished.";
            case PARALLELISM -> "Threads on a CPU at the same instant, on average. It cannot pass the number of cores.";
            case WAIT_TIME ->
                "Waiting of all threads, summed. Many threads that wait at once add up; idle workers of a "
                        + "pool are not in it.";
            case TASK_QUEUE_P50 -> "Half of the tasks began at most this long after they were given to their executor.";
            case TASK_QUEUE_P99 -> "99 of 100 tasks began at most this long after they were given to their executor.";
            case TRACED_RATIO -> "Throughput with the tracer by throughput without: 1 is a tracer that costs nothing.";
        };
    }
}
