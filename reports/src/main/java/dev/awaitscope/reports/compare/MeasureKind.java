package dev.awaitscope.reports.compare;

/** What can be measured of a run, in the order in which reports show it. */
public enum MeasureKind {
    THROUGHPUT("throughput", "Throughput", Unit.PER_SECOND, Better.HIGHER),
    LATENCY_P50("latencyP50", "Latency p50", Unit.NANOSECONDS, Better.LOWER),
    LATENCY_P90("latencyP90", "Latency p90", Unit.NANOSECONDS, Better.LOWER),
    LATENCY_P99("latencyP99", "Latency p99", Unit.NANOSECONDS, Better.LOWER),
    LATENCY_MAX("latencyMax", "Latency max", Unit.NANOSECONDS, Better.LOWER),
    /** Requests that were refused, cut off or answered wrongly. */
    FAILED("failed", "Failed requests", Unit.COUNT, Better.LOWER),
    /** From the first request to the last answer; for a plain recording its length. */
    REAL_TIME("realTime", "Real time", Unit.NANOSECONDS, Better.LOWER),
    /** Of the measured process, without its clients. */
    USER_TIME("userTime", "User time", Unit.NANOSECONDS, Better.NEITHER),
    /** Of the measured process, without its clients. */
    SYSTEM_TIME("systemTime", "System time", Unit.NANOSECONDS, Better.NEITHER),
    /** Of the program's own threads, from a recording. */
    CPU_TIME("cpuTime", "CPU time", Unit.NANOSECONDS, Better.NEITHER),
    /** User and system time of the measured process by answered requests. */
    CPU_PER_REQUEST("cpuPerRequest", "CPU per request", Unit.NANOSECONDS, Better.LOWER),
    /** Most threads of the operating system alive at once in the measured process. */
    PEAK_THREADS("peakThreads", "Peak threads", Unit.COUNT, Better.NEITHER),
    /** Platform threads of the program that a recording shows. */
    THREADS("threads", "Platform threads", Unit.COUNT, Better.NEITHER),
    VIRTUAL_THREADS("virtualThreads", "Virtual threads", Unit.COUNT, Better.NEITHER),
    VOLUNTARY_SWITCHES("voluntarySwitches", "Voluntary switches", Unit.COUNT, Better.NEITHER),
    INVOLUNTARY_SWITCHES("involuntarySwitches", "Involuntary switches", Unit.COUNT, Better.NEITHER),
    /** Of the measured process, by answered requests. */
    SYSTEM_CALLS("systemCalls", "System calls per request", Unit.COUNT, Better.LOWER),
    /** Of connections that are open and say nothing. */
    MEMORY_PER_CONNECTION("memoryPerConnection", "Memory per connection", Unit.BYTES, Better.LOWER),
    /** Mean over time, from the traced pass. */
    CONCURRENCY("concurrency", "Concurrency, mean", Unit.COUNT, Better.NEITHER),
    /** Mean over time, from the traced pass. */
    PARALLELISM("parallelism", "Parallelism, mean", Unit.COUNT, Better.NEITHER),
    /** Sum over all threads, from the traced pass; a pool's idle workers are not waiting. */
    WAIT_TIME("waitTime", "Waiting, sum", Unit.NANOSECONDS, Better.NEITHER),
    TASK_QUEUE_P50("taskQueueP50", "Task queue time p50", Unit.NANOSECONDS, Better.LOWER),
    TASK_QUEUE_P99("taskQueueP99", "Task queue time p99", Unit.NANOSECONDS, Better.LOWER),
    /** Traced by untraced throughput: 1 is a tracer that costs nothing. */
    TRACED_RATIO("tracedRatio", "Traced / untraced", Unit.RATIO, Better.NEITHER);

    /** What a measure's values count. */
    public enum Unit {
        COUNT,
        PER_SECOND,
        NANOSECONDS,
        BYTES,
        RATIO
    }

    /** Which direction a user wants. */
    public enum Better {
        HIGHER,
        LOWER,
        /** A fact that explains, not one to win by: sums that grow with the work done are of this kind. */
        NEITHER
    }

    private final String id;
    private final String label;
    private final Unit unit;
    private final Better better;

    MeasureKind(String id, String label, Unit unit, Better better) {
        this.id = id;
        this.label = label;
        this.unit = unit;
        this.better = better;
    }

    /** The name in JSON and in the page's data attributes; stable between versions. */
    public String id() {
        return id;
    }

    /** The name a reader sees. */
    public String label() {
        return label;
    }

    /** What the values count. */
    public Unit unit() {
        return unit;
    }

    /** Which direction a user wants. */
    public Better better() {
        return better;
    }
}
