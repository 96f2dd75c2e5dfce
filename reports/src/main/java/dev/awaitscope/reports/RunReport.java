package dev.awaitscope.reports;

import java.util.List;

/**
 * Everything known about one run of one JVM; what all renderers show. Immutable, safe to share between threads.
 *
 * <p>
 * All times are nanoseconds since {@link RecordingInfo#startEpochNanos()}. A wait that began before the recording has a
 * negative start. Threads, waits, tasks and pools refer to each other by their index in the lists here; -1 means none or
 * not known. The agent's own threads and those of JFR are left out everywhere but in {@link RunCoverage}.
 *
 * @param recording
 *            the files, the JVM and the machine
 * @param threads
 *            threads of the program, by first thing known, then id
 * @param waits
 *            every recorded wait, idle ones too, ordered by start, thread id and sequence; a view over columns, so that
 *            an element is made anew by each {@code get}
 * @param tasks
 *            tasks of executors, ordered by submit (or start where the submit is not known), thread and sequence
 * @param pools
 *            executors that were given or ran a task, by first task
 * @param totals
 *            waits summed by what they were, idle ones apart
 * @param load
 *            concurrency, parallelism and thread states over time
 * @param utilisation
 *            how much of the cores, the carriers and each pool was in use
 * @param pauses
 *            stretches in which the JVM stopped all threads (garbage collection, safepoints), by start
 * @param verdict
 *            what to take from all this: whole English sentences with their numbers, the most important first, never
 *            empty
 * @param causes
 *            what the waiting came down to, and what is worth knowing
 * @param asynchronous
 *            futures, event loops, asynchronous channels, streams that were never run
 * @param coverage
 *            how it was measured and what could not be seen
 */
public record RunReport(RecordingInfo recording, List<TracedThread> threads, List<TracedWait> waits,
        List<TracedTask> tasks, List<Pool> pools, WaitTotals totals, LoadOverTime load, List<Utilisation> utilisation,
        List<Pause> pauses, List<String> verdict, Causes causes, AsyncWork asynchronous, RunCoverage coverage) {

    /** Copies the lists that are small; {@code waits} and {@code tasks} must be unmodifiable already. */
    public RunReport {
        threads = List.copyOf(threads);
        pools = List.copyOf(pools);
        utilisation = List.copyOf(utilisation);
        pauses = List.copyOf(pauses);
        verdict = List.copyOf(verdict);
    }

    /** Of a run that was not analysed for causes. */
    public RunReport(RecordingInfo recording, List<TracedThread> threads, List<TracedWait> waits,
            List<TracedTask> tasks, List<Pool> pools, WaitTotals totals, LoadOverTime load, List<Pause> pauses,
            List<String> verdict, RunCoverage coverage) {
        this(recording, threads, waits, tasks, pools, totals, load, pauses, verdict, Causes.NONE, coverage);
    }

    /** Of a run without futures, event loops and the like, of whose use of the machine nothing is known. */
    public RunReport(RecordingInfo recording, List<TracedThread> threads, List<TracedWait> waits,
            List<TracedTask> tasks, List<Pool> pools, WaitTotals totals, LoadOverTime load, List<Pause> pauses,
            List<String> verdict, Causes causes, RunCoverage coverage) {
        this(recording, threads, waits, tasks, pools, totals, load, List.of(), pauses, verdict, causes, AsyncWork.NONE,
                coverage);
    }

    /**
     * The same for sharing: names of threads are numbers, and files, paths, hosts, arguments, options and the system's
     * name are left out, also of sentences. Classes and methods stay.
     */
    public RunReport redacted() {
        return Redaction.of(this);
    }
}
