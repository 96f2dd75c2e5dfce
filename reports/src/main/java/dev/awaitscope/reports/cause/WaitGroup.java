package dev.awaitscope.reports.cause;

import dev.awaitscope.reports.Distribution;
import dev.awaitscope.reports.TracedWait;
import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.WaitTotal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sums the waits that share a key. Not thread-safe. */
final class WaitGroup {
    private final Key key;
    private final int number;
    private final Map<String, Long> byWaker = new HashMap<>(2);
    private int count;
    private long runnable;

    /** The groups of one grouping are numbered from 0. */
    WaitGroup(Key key, int number) {
        this.key = key;
        this.number = number;
    }

    void add(TracedWait wait) {
        count++;
        runnable += wait.runnableNanos() == null ? 0 : Math.max(0, wait.runnableNanos());
        String waker = wait.wakerLabel();
        if (waker != null) {
            byWaker.merge(waker, wait.durationNanos(), Long::sum);
        }
    }

    int number() {
        return number;
    }

    int count() {
        return count;
    }

    WaitTotal total(Distribution lengths) {
        Map.Entry<String, Long> top = byWaker.entrySet()
                .stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.<String, Long>comparingByKey(Comparator.reverseOrder())))
                .orElse(null);
        return new WaitTotal(key.kind, key.blocker, key.site, key.thread, lengths, runnable,
                top == null ? null : top.getKey(), top == null ? 0 : top.getValue());
    }

    /** What the waits of a group have in common; what is no key is null or -1. */
    record Key(WaitKind kind, @Nullable String blocker, @Nullable String site, int thread) {}
}
