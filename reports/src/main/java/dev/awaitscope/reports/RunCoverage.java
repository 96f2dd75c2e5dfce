package dev.awaitscope.reports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How it was measured, and what could not be seen.
 *
 * @param agentVersion
 *            version of the agent; null where the recording is not of the agent
 * @param options
 *            the agent's options as given; empty for none
 * @param minimumWaitNanos
 *            shorter waits are counted and summed only; 0 where that is not known
 * @param stackThresholdNanos
 *            shorter waits have no stack; 0 where that is not known
 * @param instrumentations
 *            the agent's groups, each on, partial or off and why
 * @param types
 *            per event type of the agent: events it says it wrote and events that were found
 * @param shortWaits
 *            what was counted and not recorded one by one, because it was shorter than the minimum
 * @param failures
 *            failures the agent kept from the program
 * @param dataLossBytes
 *            bytes the JVM says it dropped while recording
 * @param losses
 *            what could not be read of damaged or unfinished files; empty where all was
 * @param missing
 *            whole sentences: what this recording cannot show and why
 * @param ownThreads
 *            threads of the agent and of JFR, which are left out
 * @param ownCpuNanos
 *            CPU time of those, -1 where it is not known
 * @param startUpNanos
 *            time the agent added to the start of the program, -1 where it is not known
 * @param ownCost
 *            what the agent cost while it traced; null where the recording does not say
 */
public record RunCoverage(@Nullable String agentVersion, String options, long minimumWaitNanos,
        long stackThresholdNanos, List<Instrumentation> instrumentations, List<TypeCount> types,
        List<ShortWaits> shortWaits, List<Failure> failures, long dataLossBytes, List<Loss> losses,
        List<String> missing, int ownThreads, long ownCpuNanos, long startUpNanos,
        @Nullable OwnCost ownCost) {

    /** Copies the lists. */
    public RunCoverage {
        instrumentations = List.copyOf(instrumentations);
        types = List.copyOf(types);
        shortWaits = List.copyOf(shortWaits);
        failures = List.copyOf(failures);
        losses = List.copyOf(losses);
        missing = List.copyOf(missing);
    }

    /** Whether a part of the files could not be read: the command line then exits with 3. */
    public boolean partial() {
        return !losses.isEmpty();
    }

    /**
     * A group of the agent's instrumentations.
     *
     * @param group
     *            its name
     * @param state
     *            {@code on}, {@code partial} or {@code off}
     * @param reason
     *            why it is not wholly on, empty where it is
     */
    public record Instrumentation(String group, String state, String reason) {}

    /**
     * Events of one type: what the agent counted against what is in the file.
     *
     * @param type
     *            name of the event type
     * @param committed
     *            events the agent says it wrote
     * @param dropped
     *            events it says it left out because a budget was spent
     * @param found
     *            events that were read
     */
    public record TypeCount(String type, long committed, long dropped, long found) {
        /** Whether each event written was found. */
        public boolean complete() {
            return committed == found;
        }
    }

    /**
     * Waits that were too short to be recorded one by one.
     *
     * @param kind
     *            what was waited for
     * @param thread
     *            the platform thread's label; null for all virtual threads together
     * @param count
     *            how many
     * @param totalNanos
     *            their sum
     */
    public record ShortWaits(WaitKind kind, @Nullable String thread, long count, long totalNanos) {}

    /**
     * A failure inside the agent.
     *
     * @param place
     *            the part of the agent
     * @param failureClass
     *            class of the exception
     * @param message
     *            message of the first one
     * @param count
     *            how often
     */
    public record Failure(String place, @Nullable String failureClass, @Nullable String message, long count) {}

    /**
     * A part of a file that could not be used, or only partly.
     *
     * @param file
     *            name of the file
     * @param fromByte
     *            first byte concerned
     * @param toByte
     *            byte after the last one concerned
     * @param what
     *            one sentence: what is wrong and what is missing for it
     */
    public record Loss(String file, long fromByte, long toByte, String what) {}
}
