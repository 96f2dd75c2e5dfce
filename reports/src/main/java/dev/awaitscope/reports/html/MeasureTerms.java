package dev.awaitscope.reports.html;

import dev.awaitscope.reports.compare.Comparison;
import dev.awaitscope.reports.compare.MeasureKind;
import dev.awaitscope.reports.html.ComparisonView.MeasureTerm;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What the measures of a comparison are, in two sentences each: what it is, and what it means. */
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

    static String meaning(MeasureKind kind) {
        return switch (kind) {
            case THROUGHPUT ->
                "Requests answered rightly per second of the load. What was refused, cut off or answered "
                        + "wrongly does not count.";
            case LATENCY_P50 ->
                "Half of the requests took at most this long, from before the connection is opened to the "
                        + "last byte of the answer. It is what an ordinary request feels like.";
            case LATENCY_P90 ->
                "Nine of ten requests took at most this long. Far above the median, it shows that many "
                        + "had to queue.";
            case LATENCY_P99 ->
                "99 of 100 requests took at most this long. The one that is left is what users complain "
                        + "about.";
            case LATENCY_MAX ->
                "The slowest request. It depends on the number of requests, so it is no measure of its "
                        + "own.";
            case FAILED ->
                "Requests that were refused, cut off or answered wrongly. Fast failures make throughput "
                        + "and latency look better than they are.";
            case REAL_TIME ->
                "Time on the wall, from the first request to the last answer. Of a plain recording it is "
                        + "the length.";
            case USER_TIME ->
                "CPU time of the measured process outside the kernel, all threads together. Its clients "
                        + "are not in it.";
            case SYSTEM_TIME ->
                "CPU time the kernel spent for the measured process: system calls, switches, networking. "
                        + "Much of it means many small calls.";
            case CPU_TIME ->
                "Time the program's own threads were on a CPU, as the operating system counted it. Where "
                        + "it is near cores times length, the machine was the limit.";
            case CPU_PER_REQUEST ->
                "User and system time of the measured process by answered requests. It is what one answer "
                        + "costs, and what is left to win once all cores are busy.";
            case PEAK_THREADS ->
                "Most threads of the operating system alive at once. Virtual threads are not in it.";
            case THREADS ->
                "Platform threads of the program that the recording shows. Each has a stack of its own "
                        + "and is scheduled by the operating system.";
            case VIRTUAL_THREADS ->
                "Virtual threads that the recording shows. Those that neither waited nor ran a task while "
                        + "it was recorded may be missing.";
            case VOLUNTARY_SWITCHES ->
                "How often threads gave up their CPU because they had to wait. Each costs some "
                        + "microseconds, so that fewer is cheaper.";
            case INVOLUNTARY_SWITCHES ->
                "How often the kernel took the CPU away for another thread. Many mean more ready threads "
                        + "than cores.";
            case SYSTEM_CALLS ->
                "How often the measured process asked something of the kernel, by answered requests. They are "
                        + "counted by strace in a pass of its own, since that slows the process down.";
            case MEMORY_PER_CONNECTION ->
                "What the measured process grows by for a connection that is open and says nothing: live objects "
                        + "and the JVM's other memory. Where a thread waits on each connection, its stack is in it.";
            case CONCURRENCY ->
                "Pieces of work in progress, on average: started, not finished. Many at once need not "
                        + "mean that many run.";
            case PARALLELISM ->
                "Threads on a CPU at the same instant, on average. It cannot pass the number of cores.";
            case WAIT_TIME ->
                "Waiting of all threads, summed. Many threads that wait at once add up; idle workers of a "
                        + "pool are not in it.";
            case TASK_QUEUE_P50 ->
                "Half of the tasks began at most this long after they were given to their executor. Until "
                        + "then nothing is done for whoever waits for them.";
            case TASK_QUEUE_P99 ->
                "99 of 100 tasks began at most this long after they were given to their executor. A long "
                        + "one means that for a while all threads were taken.";
            case TRACED_RATIO ->
                "Throughput with the tracer by throughput without. At 1 the tracer costs nothing, and "
                        + "below it the traced pass shows a slower program than the one measured.";
        };
    }
}
