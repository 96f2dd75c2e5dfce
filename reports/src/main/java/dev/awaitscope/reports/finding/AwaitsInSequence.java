package dev.awaitscope.reports.finding;

import dev.awaitscope.reports.Durations;
import dev.awaitscope.reports.Finding;
import dev.awaitscope.reports.Finding.Confidence;
import dev.awaitscope.reports.Finding.Unit;
import dev.awaitscope.reports.Phrases;
import dev.awaitscope.reports.Slices;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.TracedTask;
import dev.awaitscope.reports.TracedThread;
import dev.awaitscope.reports.TracedWait;
import dev.awaitscope.reports.WaitKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A thread submits a task and waits for it, then the next one and waits again. */
final class AwaitsInSequence implements Rule {
    private static final long LONG = 5_000_000;
    private static final double GAP = 0.2;
    private static final double WORTH = 0.1;

    @Override
    public String name() {
        return "awaits-in-sequence";
    }

    @Override
    public String title() {
        return "Awaits in sequence that could overlap";
    }

    @Override
    public List<Finding> look(Evidence evidence) {
        Map<Integer, List<TracedTask>> bySubmitter = new HashMap<>();
        for (TracedTask task : evidence.tasks()) {
            if (task.submitter() >= 0 && awaits(evidence.threads().get(task.submitter()))
                    && task.submitNanos() != TracedTask.NOT_KNOWN
                    && task.endNanos() != TracedTask.NOT_KNOWN && task.thread() != task.submitter()) {
                bySubmitter.computeIfAbsent(task.submitter(), _ -> new ArrayList<>()).add(task);
            }
        }
        List<Chain> chains = new ArrayList<>();
        bySubmitter.forEach((thread, tasks) -> {
            tasks.sort(Comparator.comparingLong(TracedTask::submitNanos));
            chains.addAll(chains(evidence, evidence.threads().get(thread), tasks));
        });
        return chains.stream()
                .filter(chain -> chain.saving() >= WORTH * evidence.durationNanos())
                .max(Comparator.comparingLong(Chain::saving)
                        .thenComparingInt(chain -> -chain.waits.getFirst().thread()))
                .map(this::finding)
                .stream()
                .toList();
    }

    /** Most threads that submit do not: of their tasks, which may be millions, nothing is kept. */
    private static boolean awaits(TracedThread thread) {
        return thread.nanos(ThreadState.AWAITING) >= 2 * LONG;
    }

    /** Waits in a row, for each of which the task was submitted after the wait before it had ended. */
    private static List<Chain> chains(Evidence evidence, TracedThread thread, List<TracedTask> tasks) {
        List<Chain> chains = new ArrayList<>();
        Chain chain = new Chain();
        Slices slices = thread.slices();
        int last = -1;
        int next = 0;
        for (int i = 0; i < slices.size(); i++) {
            int wait = slices.wait(i);
            boolean candidate = wait >= 0 && wait != last && slices.state(i) == ThreadState.AWAITING
                    && slices.endNanos(i) - slices.startNanos(i) >= LONG;
            if (candidate) {
                last = wait;
                TracedWait of = evidence.timeline().waits().get(wait);
                while (next < tasks.size() && tasks.get(next).endNanos() < of.startNanos()) {
                    next++;
                }
                boolean own = isFor(of, tasks, next);
                if (own && chain.goesOnWith(of, tasks.get(next))) {
                    chain.waits.add(of);
                } else {
                    chains.add(chain);
                    chain = new Chain();
                    if (own) {
                        chain.waits.add(of);
                    }
                }
            }
        }
        chains.add(chain);
        return chains.stream().filter(each -> each.waits.size() > 1).toList();
    }

    private static boolean isFor(TracedWait wait, List<TracedTask> tasks, int next) {
        boolean future = wait.kind() == WaitKind.FUTURE || wait.kind() == WaitKind.JOIN
                || wait.kind() == WaitKind.TASK_JOIN;
        return future && next < tasks.size() && tasks.get(next).submitNanos() <= wait.startNanos()
                && tasks.get(next).endNanos() <= wait.endNanos()
                && wait.wakerThread() == tasks.get(next).thread();
    }

    private Finding finding(Chain chain) {
        TracedWait first = chain.waits.getFirst();
        long total = chain.waits.stream().mapToLong(TracedWait::durationNanos).sum();
        return new Draft(this, first.threadLabel() + " waited for " + Phrases.counted(chain.waits.size(), "task")
                + " one after the other, each begun when the last was done.")
                .figure("waits", chain.waits.size(), Unit.COUNT)
                .figure("waited in all", total, Unit.NANOS)
                .figure("the longest", total - chain.saving(), Unit.NANOS)
                .figure("could be saved", chain.saving(), Unit.NANOS)
                .threads(List.of(first.thread()))
                .sites(chain.waits.stream().map(TracedWait::site).toList())
                .sure(Confidence.POSSIBLE, "Whether a later task needs the answer of an earlier one is not in the"
                        + " recording.")
                .weight(chain.saving())
                .advise("If they do not need each other's answers, submit all before waiting for the first: "
                        + Durations.format(total - chain.saving()) + " in place of " + Durations.format(total)
                        + " at best.");
    }

    @Override
    public String teaching() {
        return """
                a = submit(x).get(); b = submit(y).get(); waits for x and then for y, although y could have been
                under way meanwhile. The time is the sum of both, where it could be the longer of them. The same in
                other languages: await x(); await y(); in place of starting both and awaiting them together.

                How it is found: a thread waits for the result of a task that it submitted after its last such wait
                had ended, several times in a row with next to nothing in between. If the second task was submitted
                before the first wait ended, they overlapped and nothing is said.

                It is only possible: if y needs the answer of x, the order is meant.

                What to do: submit all, then wait; invokeAll; CompletableFuture.allOf or thenCombine; or a
                StructuredTaskScope with a fork for each.
                """;
    }

    private static final class Chain {
        private final List<TracedWait> waits = new ArrayList<>();

        boolean goesOnWith(TracedWait wait, TracedTask task) {
            if (waits.isEmpty()) {
                return true;
            }
            TracedWait before = waits.getLast();
            return task.submitNanos() >= before.endNanos()
                    && wait.startNanos() - before.endNanos() <= GAP * wait.durationNanos();
        }

        /** What is left of the sum without the longest. */
        long saving() {
            return waits.stream().mapToLong(TracedWait::durationNanos).sum()
                    - waits.stream().mapToLong(TracedWait::durationNanos).max().orElse(0);
        }
    }
}
