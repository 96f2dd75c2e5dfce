package dev.awaitscope.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All waits of one thread of a program.
 *
 * @param others waits of that thread that are none of the program's, 5 ms or longer
 */
record CoverageColumn(List<CoverageCell> cells, List<Map<String, @Nullable Object>> others) {
    /** Shorter waits may be the JVM's or the JDK's own. */
    static final long SHORT_NANOS = 5_000_000;
    /** Two clocks of one machine, read at different moments; the waits are far longer. */
    private static final long CLOCK_NANOS = 15_000_000;

    static CoverageColumn of(TracedTarget target, List<WaitTruth> truths, TracedWaits found) {
        long waiter = truths.getFirst().threadId();
        List<Map<String, @Nullable Object>> waits = found.waits()
                .stream()
                .filter(wait -> number(wait, "threadId") == waiter && number(wait, "durationNanos") >= SHORT_NANOS)
                .toList();
        List<CoverageCell> cells = new ArrayList<>();
        List<Map<String, @Nullable Object>> others = new ArrayList<>(waits);
        for (WaitTruth truth : truths) {
            List<Map<String, @Nullable Object>> same = waits.stream()
                    .filter(wait -> isAt(truth, wait, found.startEpochNanos()))
                    .toList();
            others.removeAll(same);
            cells.add(CoverageCell.of(target, truth, same));
        }
        return new CoverageColumn(cells, others);
    }

    private static boolean isAt(WaitTruth truth, Map<String, @Nullable Object> wait, long startEpochNanos) {
        long middle = startEpochNanos + number(wait, "startNanos") + number(wait, "durationNanos") / 2;
        return middle > truth.epochNanos() - CLOCK_NANOS
                && middle < truth.epochNanos() + truth.nanos() + CLOCK_NANOS;
    }

    private static long number(Map<String, @Nullable Object> wait, String field) {
        return wait.get(field) instanceof Long value ? value : 0;
    }

    List<CoverageCell> cells(String way) {
        return cells.stream().filter(cell -> cell.truth().way().equals(way)).toList();
    }

    /** The sum of the program's waits by its own clock. */
    long clockNanos() {
        return cells.stream().mapToLong(cell -> cell.truth().nanos()).sum();
    }

    /** The sum of what was recorded of them. */
    long recordedNanos() {
        return cells.stream()
                .flatMap(cell -> cell.entries().stream())
                .mapToLong(wait -> number(wait, "durationNanos"))
                .sum();
    }
}
