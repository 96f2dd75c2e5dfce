package dev.awaitscope.reports.cause;

import dev.awaitscope.reports.Distribution;
import dev.awaitscope.reports.TracedWait;
import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.WaitTotal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sums the waits that share a key. Not thread-safe. */
final class WaitGroup {
    private final Key key;
    private final Map<String, Long> byWaker = new HashMap<>(2);
    private long[] lengths = new long[4];
    private int count;
    private long runnable;

    WaitGroup(Key key) {
        this.key = key;
    }

    void add(TracedWait wait) {
        if (count == lengths.length) {
            lengths = Arrays.copyOf(lengths, count * 2);
        }
        lengths[count++] = wait.durationNanos();
        runnable += wait.runnableNanos() == null ? 0 : Math.max(0, wait.runnableNanos());
        String waker = wait.wakerLabel();
        if (waker != null) {
            byWaker.merge(waker, wait.durationNanos(), Long::sum);
        }
    }

    WaitTotal total() {
        Map.Entry<String, Long> top = byWaker.entrySet()
                .stream()
                .max(Map.Entry.<String, Long>comparingByValue()
                        .thenComparing(Map.Entry.<String, Long>comparingByKey(Comparator.reverseOrder())))
                .orElse(null);
        return new WaitTotal(key.kind, key.blocker, key.site, key.thread,
                Distribution.of(Arrays.copyOf(lengths, count)), runnable, top == null ? null : top.getKey(),
                top == null ? 0 : top.getValue());
    }

    /** What the waits of a group have in common; what is no key is null or -1. */
    record Key(WaitKind kind, @Nullable String blocker, @Nullable String site, int thread) {}
}
