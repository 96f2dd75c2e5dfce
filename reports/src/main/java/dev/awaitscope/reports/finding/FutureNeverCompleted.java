package dev.awaitscope.reports.finding;

import dev.awaitscope.reports.Durations;
import dev.awaitscope.reports.Finding;
import dev.awaitscope.reports.Finding.Confidence;
import dev.awaitscope.reports.Finding.Unit;
import dev.awaitscope.reports.Phrases;
import dev.awaitscope.reports.TracedWait;
import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.recording.AgentEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Threads wait for a future that nobody completed up to the end of the recording. */
final class FutureNeverCompleted implements Rule {
    private static final long SHORTEST = 1_000_000_000;

    @Override
    public String name() {
        return "future-never-completed";
    }

    @Override
    public String title() {
        return "Future that never completed";
    }

    @Override
    public List<Finding> look(Evidence evidence) {
        Map<Long, List<TracedWait>> byFuture = new LinkedHashMap<>();
        for (TracedWait wait : evidence.analysis().openWaits()) {
            // A FutureTask is completed by its task: while that runs or is queued, nothing is forgotten.
            boolean promised = wait.kind() == WaitKind.FUTURE && wait.blockerId() != 0
                    && (wait.blocker() == null || !wait.blocker().endsWith("FutureTask"));
            if (promised && wait.durationNanos() >= SHORTEST) {
                byFuture.computeIfAbsent(wait.blockerId(), _ -> new ArrayList<>()).add(wait);
            }
        }
        List<Finding> findings = new ArrayList<>(byFuture.values()
                .stream()
                .filter(waits -> !completed(evidence, waits.getFirst()))
                .map(this::finding)
                .toList());
        findings.addAll(hoped(evidence, byFuture.keySet()));
        return findings;
    }

    /** Those that nobody waits for, but whose makers are known. */
    private List<Finding> hoped(Evidence evidence, Set<Long> awaited) {
        List<OpenFutures.Open> open = OpenFutures.of(evidence);
        boolean whole = evidence.collected().isWhole();
        long end = evidence.collected().durationNanos();
        List<OpenFutures.Open> made = open.stream()
                .filter(future -> future.origin() == OpenFutures.Origin.MADE
                        && !awaited.contains((long) future.event().futureId())
                        && (whole || end - future.event().startNanos() >= SHORTEST))
                .toList();
        if (made.isEmpty()) {
            return List.of();
        }
        long stages = open.stream().filter(future -> future.origin() == OpenFutures.Origin.STAGE).count();
        return List.of(new Draft(this, Phrases.counted(made.size(), "future") + Phrases.at(made.getFirst().site())
                + (made.size() == 1 ? " was" : " and elsewhere were") + " never completed"
                + (stages == 0 ? "." : ": " + Phrases.counted(stages, "stage") + " never ran."))
                .figure("futures", made.size(), Unit.COUNT)
                .figure("stages that never ran", stages, Unit.COUNT)
                .threads(made.stream().map(future -> evidence.timeline().index(future.event().thread())).toList())
                .sites(made.stream().map(OpenFutures.Open::site).toList())
                .sure(whole ? Confidence.LIKELY : Confidence.POSSIBLE, whole
                        ? "The program ended and nobody had completed them."
                        : "They could still be completed when the recording ended.")
                .advise("Look for the path on which complete and completeExceptionally are both forgotten, and give"
                        + " the future a time limit with orTimeout."));
    }

    /** Whether it was completed all the same: the one that waits for it was on its way when the recording ended. */
    private static boolean completed(Evidence evidence, TracedWait wait) {
        return evidence.collected()
                .completions()
                .stream()
                .mapToInt(AgentEvent.FutureComplete::futureId)
                .anyMatch(id -> id == wait.blockerId());
    }

    private Finding finding(List<TracedWait> waits) {
        TracedWait longest = waits.stream()
                .max((a, b) -> Long.compare(a.durationNanos(), b.durationNanos()))
                .orElseThrow();
        String who = waits.size() == 1 ? longest.threadLabel() : Phrases.counted(waits.size(), "thread");
        return new Draft(this, who + " waited " + Durations.format(longest.durationNanos())
                + " for a future that nobody completed.")
                .figure("threads that wait for it", waits.size(), Unit.COUNT)
                .figure("waited so far, the longest", longest.durationNanos(), Unit.NANOS)
                .threads(waits.stream().map(TracedWait::thread).toList())
                .sites(waits.stream().map(TracedWait::site).toList())
                .sure(Confidence.LIKELY, "It had not completed when the recording ended; whether someone would have"
                        + " completed it later cannot be known.")
                .weight(waits.stream().mapToLong(TracedWait::durationNanos).sum())
                .advise("Look for the path on which complete and completeExceptionally are both forgotten, and give"
                        + " the future a time limit with orTimeout.");
    }

    @Override
    public String teaching() {
        return """
                A CompletableFuture is a promise, and a promise needs somebody who keeps it. If the code that should
                call complete throws before it does, returns early, or hangs on another future that nobody
                completes, then nothing happens: no failure, no log line. Whoever waits, waits for ever, and stages
                that hang on it never run.

                How it is found: a wait for a future of at least a second had not ended with the recording, and
                nobody completed that future in it. A FutureTask is left out: its task completes it, and if that is
                queued for ever, pool-starvation or pool-too-small says so. With groups=*+futures.sites the agent
                also says where each future was made: then one that nobody waits for and nobody completed up to the
                program's end is found as well.

                What to do: complete in a finally or a catch, so that each path ends in complete or
                completeExceptionally; create futures with supplyAsync rather than by hand; and put orTimeout on
                those whose completion depends on somebody else.
                """;
    }
}
