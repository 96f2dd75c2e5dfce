package dev.awaitscope.reports.cause;

import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.WaitTotal;
import org.jspecify.annotations.Nullable;

/** What waits that are summed have in common; what is no key is null or -1. As in {@link WaitTotal}. */
record WaitKey(WaitKind kind, @Nullable String blocker, @Nullable String site, int thread, @Nullable String task,
        @Nullable String group) {
    static WaitKey of(WaitTotal total) {
        return new WaitKey(total.kind(), total.blocker(), total.site(), total.thread(), total.task(), total.group());
    }

    static WaitKey of(WaitSort sort) {
        return new WaitKey(sort.kind(), sort.blocker(), sort.site(), -1, null, null);
    }

    static WaitKey ofKind(WaitKind kind) {
        return new WaitKey(kind, null, null, -1, null, null);
    }

    static WaitKey ofThread(WaitKind kind, int thread) {
        return new WaitKey(kind, null, null, thread, null, null);
    }

    static WaitKey ofTask(WaitKind kind, @Nullable String task) {
        return new WaitKey(kind, null, null, -1, task, null);
    }

    static WaitKey ofGroup(WaitKind kind, String group) {
        return new WaitKey(kind, null, null, -1, null, group);
    }
}
