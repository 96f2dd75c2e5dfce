package dev.awaitscope.reports.compare;

import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * What a bench measured, round by round, as it is kept in a file: enough to make the {@link Comparison} again.
 *
 * @param version version of the program that measured
 * @param title what was compared, a short noun phrase
 * @param environment the machine
 * @param options the options in force, by name
 * @param method sentences on how it was measured
 * @param scenarios at least one
 * @param incidents what went wrong, one sentence each; empty where nothing did
 */
public record BenchResult(String version, String title, Environment environment, Map<String, String> options,
        List<String> method, List<BenchScenario> scenarios, List<String> incidents) {
    public BenchResult {
        method = List.copyOf(method);
        scenarios = List.copyOf(scenarios);
        incidents = List.copyOf(incidents);
    }

    /**
     * One load on all runs.
     *
     * @param name short id
     * @param title how it is headed
     * @param description one sentence
     * @param runs at least one
     */
    public record BenchScenario(String name, String title, String description, List<BenchRun> runs) {
        public BenchScenario {
            runs = List.copyOf(runs);
        }
    }

    /**
     * One program under one load.
     *
     * @param label its name
     * @param detail what it is, in a few words
     * @param rounds the complete untraced rounds; may be empty
     * @param traced the traced pass; null where there was none
     * @param recording name of its recording, relative to the result's folder; null where there is none
     * @param systemCalls what it asked of the kernel; null where nobody counted
     * @param held what connections kept open take; null where that was not measured
     */
    public record BenchRun(String label, String detail, List<BenchRound> rounds, @Nullable BenchRound traced,
            @Nullable String recording, @Nullable SystemCalls systemCalls, @Nullable HeldConnections held) {
        public BenchRun {
            rounds = List.copyOf(rounds);
        }

        /** A run of which nothing but rounds was measured. */
        public BenchRun(String label, String detail, List<BenchRound> rounds, @Nullable BenchRound traced,
                @Nullable String recording) {
            this(label, detail, rounds, traced, recording, null, null);
        }
    }

    /**
     * What a process asked of the kernel while it answered requests.
     *
     * @param answered requests, at least one
     * @param calls how often each was called, by its name in section 2 of the manual
     */
    public record SystemCalls(long answered, Map<String, Long> calls) {}

    /**
     * What a process takes for connections that are open and say nothing, from the difference with and without them.
     *
     * @param connections at least one
     * @param heapBytes objects that live on
     * @param otherBytes all other memory that the JVM knows of, thread stacks included; the kernel's is not
     */
    public record HeldConnections(int connections, long heapBytes, long otherBytes) {}

    /**
     * One program under one load once.
     *
     * @param startEpochNanos when the load began, nanoseconds since 1970
     * @param durationNanos from the first request to the last answer
     * @param answered requests that were answered rightly
     * @param failed requests that were not
     * @param failure how the first of those failed, empty where none did
     * @param latency of the answered requests, in nanoseconds; not to be changed
     * @param server what the measured process used; null where the system does not tell
     * @param client what the load's process used; null where the system does not tell
     * @param idleNanos what no process used, summed over all cores, to 10 ms each; -1 where the system does not tell
     */
    public record BenchRound(long startEpochNanos, long durationNanos, long answered, long failed, String failure,
            Histogram latency, @Nullable ProcessUse server, @Nullable ProcessUse client, long idleNanos) {
        /** Answered requests per second. */
        public double throughput() {
            return durationNanos == 0 ? 0 : answered * 1e9 / durationNanos;
        }

        /** When the load ended, nanoseconds since 1970. */
        public long endEpochNanos() {
            return startEpochNanos + durationNanos;
        }
    }

    /**
     * What a process used while it was measured.
     *
     * @param userNanos time on a CPU in user mode, to 10 ms
     * @param systemNanos time on a CPU in the kernel, to 10 ms
     * @param cpuNanos time on a CPU in all; exact where no thread ended, otherwise the sum of the other two
     * @param peakThreads most threads seen alive at once
     * @param voluntarySwitches times a thread gave its CPU up; of the threads alive at the end
     * @param involuntarySwitches times a thread lost its CPU; of the threads alive at the end
     * @param endedThreads threads whose switches are not counted, since they were seen at the start and ended
     */
    public record ProcessUse(long userNanos, long systemNanos, long cpuNanos, int peakThreads, long voluntarySwitches,
            long involuntarySwitches, int endedThreads) {}
}
