package dev.awaitscope.reports.html;

import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.ThreadState.Shown;
import dev.awaitscope.reports.TracedThread;
import dev.awaitscope.reports.TracedWait;
import dev.awaitscope.reports.compare.Amounts;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the threads of one pool did, idle time left out: the answer to what its tasks queue for. */
final class PoolTime {
    private final Map<Shown, Long> states = new EnumMap<>(Shown.class);
    private final Map<String, Long> waits = new HashMap<>();
    private int threads;

    private PoolTime() {}

    /** One per pool, in their order. */
    static List<PoolTime> of(RunReport report) {
        List<PoolTime> times = new ArrayList<>();
        report.pools().forEach(_ -> times.add(new PoolTime()));
        if (times.isEmpty()) {
            return times;
        }
        for (TracedThread thread : report.threads()) {
            if (thread.pool() >= 0) {
                times.get(thread.pool()).add(thread);
            }
        }
        for (TracedWait wait : report.waits()) {
            int pool = wait.thread() < 0 || wait.idle() ? -1 : report.threads().get(wait.thread()).pool();
            if (pool >= 0) {
                times.get(pool).waits.merge(words(wait), wait.durationNanos(), Long::sum);
            }
        }
        return times;
    }

    private void add(TracedThread thread) {
        threads++;
        thread.stateNanos().forEach((state, nanos) -> states.merge(state.shown(), nanos, Long::sum));
    }

    private static String words(TracedWait wait) {
        String blocker = wait.blocker();
        String site = wait.site();
        return wait.kind().label() + (blocker == null ? "" : " " + ClassNames.simple(blocker))
                + (site == null ? "" : " at " + site);
    }

    /** Running and waiting as shares of the time that is not idle, and the wait that takes most; empty where nothing is known. */
    Optional<String> sentence() {
        long busy = states.entrySet()
                .stream()
                .filter(state -> state.getKey() != Shown.IDLE && state.getKey() != Shown.UNKNOWN)
                .mapToLong(Map.Entry::getValue)
                .sum();
        if (busy == 0) {
            return Optional.empty();
        }
        long ran = states.getOrDefault(Shown.RUNNING, 0L);
        long ready = states.getOrDefault(Shown.RUNNABLE, 0L);
        String most = waits.entrySet()
                .stream()
                .max(Map.Entry.<String, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(wait -> ", most of it for " + wait.getKey())
                .orElse("");
        return Optional.of((threads == 1 ? "While it was not idle, its thread was on a CPU for "
                : "While they were not idle, its threads were on a CPU for ") + Amounts.percent((double) ran / busy)
                + " of the time, ready without one for " + Amounts.percent((double) ready / busy) + " and waited for "
                + Amounts.percent((double) (busy - ran - ready) / busy) + most + ".");
    }
}
