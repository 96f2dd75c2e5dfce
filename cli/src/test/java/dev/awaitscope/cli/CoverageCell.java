package dev.awaitscope.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One wait, and what of it is not as the program says.
 *
 * @param entries what was found where the wait should be; exactly one is right
 * @param misses what is wrong of it
 */
record CoverageCell(TracedTarget target, WaitTruth truth, List<Map<String, @Nullable Object>> entries,
        List<Miss> misses) {
    /**
     * Something that is not as the program says.
     *
     * @param aspect such as {@code waker}
     * @param reason why nothing else is possible; null where that is a fault
     */
    record Miss(String aspect, @Nullable String reason) {}

    static CoverageCell of(TracedTarget target, WaitTruth truth, List<Map<String, @Nullable Object>> entries) {
        List<Miss> misses = new ArrayList<>();
        if (entries.size() == 1) {
            Map<String, @Nullable Object> wait = entries.getFirst();
            check(misses, "thread", truth.thread().equals(wait.get("thread"))
                    && Boolean.valueOf(target.virtual()).equals(wait.get("virtual")));
            check(misses, "kind", truth.kind().equals(wait.get("kind")));
            check(misses, "blocker", truth.blocker() == null ? wait.get("blocker") == null
                    : truth.blocker().equals(wait.get("blocker")));
            check(misses, "waker", truth.isWokenBy(wait.get("waker"), wait.get("wakerThreadId")),
                    wait.get("waker") == null ? whyNoWaker(target, truth) : null);
            check(misses, "woken by", truth.wokenBy().equals(wait.get("wokenBy")));
            check(misses, "timed out",
                    Boolean.valueOf(truth.wokenBy().equals("timer") && !isPlainTimer(truth))
                            .equals(wait.get("timedOut")) || isPlainTimer(truth));
            check(misses, "open or interrupted", Boolean.FALSE.equals(wait.get("open"))
                    && Boolean.FALSE.equals(wait.get("interrupted")));
            check(misses, "length", isLong(truth, wait));
        } else {
            check(misses, entries.isEmpty() ? "found" : "found once", false);
        }
        return new CoverageCell(target, truth, entries, misses);
    }

    /** These have no time-out: the time was all that was waited for. */
    private static boolean isPlainTimer(WaitTruth truth) {
        return List.of("sleep", "park").contains(truth.kind()) || truth.way().startsWith("DelayQueue");
    }

    private static void check(List<Miss> misses, String aspect, boolean right) {
        check(misses, aspect, right, null);
    }

    private static void check(List<Miss> misses, String aspect, boolean right, @Nullable String reason) {
        if (!right) {
            misses.add(new Miss(aspect, reason));
        }
    }

    private static @Nullable String whyNoWaker(TracedTarget target, WaitTruth truth) {
        return target.virtual() && truth.kind().equals("monitor")
                ? "the JVM unmounts and resumes the thread itself and tells nobody who released the monitor"
                : null;
    }

    /**
     * 10 %. Where the machine is busy, the program may stand still between a look at its clock and the wait, for longer
     * than that: then it still knows what the wait lasted at least, but for a shorter wait within the same call, such as
     * for a class to be loaded, that it was seen in before.
     */
    private static boolean isLong(WaitTruth truth, Map<String, @Nullable Object> wait) {
        long nanos = wait.get("durationNanos") instanceof Long value ? value : 0;
        long least = Math.min(truth.forcedNanos() - CoverageColumn.SHORT_NANOS, truth.nanos() * 9 / 10);
        return nanos >= least && nanos <= truth.nanos() * 11 / 10;
    }

    /** The misses that have no reason. */
    List<Miss> unexplained() {
        return misses.stream().filter(miss -> miss.reason == null).toList();
    }
}
