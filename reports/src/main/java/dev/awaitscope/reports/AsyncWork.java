package dev.awaitscope.reports;

import java.util.List;

/**
 * What was recorded of work that no thread stands for: futures and their stages, event loops, asynchronous channels, and
 * streams that were never run. All lists are by start; elements may be made anew by each {@code get}.
 *
 * @param completions
 *            futures that were completed while something depended on them or waited for them
 * @param stages
 *            functions of dependent stages that ran
 * @param failures
 *            failures that nobody looked at
 * @param pipelines
 *            streams that were never run; empty unless the group {@code pipelines} was on
 * @param loops
 *            threads with the selectors that they select on, by first selection
 * @param stalls
 *            what event loops waited for besides their channels
 * @param channels
 *            operations of asynchronous channels
 */
public record AsyncWork(List<FutureCompletion> completions, List<StageRun> stages, List<UnobservedFailure> failures,
        List<UnusedPipeline> pipelines, List<EventLoop> loops, List<LoopStall> stalls,
        List<ChannelOperation> channels) {
    /** Of a run in which there was none. */
    public static final AsyncWork NONE = new AsyncWork(List.of(), List.of(), List.of(), List.of(), List.of(),
            List.of(), List.of());

    /** Copies the lists that are small; the others must be unmodifiable already. */
    public AsyncWork {
        loops = List.copyOf(loops);
        stalls = List.copyOf(stalls);
    }
}
