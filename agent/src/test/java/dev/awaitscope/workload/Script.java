package dev.awaitscope.workload;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A call made of the parts given; the loser does nothing. */
final class Script extends Wait.Call {
    /** Something done for one wait. */
    interface Part {
        void run(Wait wait) throws Exception;
    }

    private final Part await;
    private final Part end;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private @Nullable Part hold;
    private boolean blocksInNative;
    private @Nullable String wakerNames;
    private volatile boolean held;

    private Script(String kind, @Nullable Class<?> blocker, Part await, Part end) {
        super(kind, blocker);
        this.await = await;
        this.end = end;
    }

    /** Ended by what the winner does. */
    static Script of(String kind, @Nullable Class<?> blocker, Part await, Part end) {
        return new Script(kind, blocker, await, end);
    }

    /** Ended by a thread of the JDK's that has such a name. */
    Script wokenBy(String names) {
        wakerNames = names;
        return this;
    }

    @Override
    @Nullable
    String wakerNames() {
        return wakerNames;
    }

    /** Ended by no thread of the program. */
    static Script alone(String kind, @Nullable Class<?> blocker, Part await) {
        return new Script(kind, blocker, await, wait -> {});
    }

    /** What the winner does before the waiter begins. */
    Script holding(Part part) {
        hold = part;
        return this;
    }

    /** Waits in the system's code, which the JVM takes for running. */
    Script inNative() {
        blocksInNative = true;
        return this;
    }

    Script closing(AutoCloseable... resources) {
        open.addAll(List.of(resources));
        return this;
    }

    static long millis(Wait wait) {
        return TimeUnit.NANOSECONDS.toMillis(wait.lengthNanos);
    }

    @Override
    boolean isReady() {
        return hold == null || held;
    }

    @Override
    boolean waits(Thread waiter) {
        if (super.waits(waiter)) {
            return true;
        }
        StackTraceElement[] stack = blocksInNative ? waiter.getStackTrace() : new StackTraceElement[0];
        return stack.length > 0 && stack[0].isNativeMethod();
    }

    @Override
    void await(Wait wait) throws Exception {
        await.run(wait);
    }

    @Override
    void win(Wait wait) throws Exception {
        if (hold != null) {
            hold.run(wait);
            held = true;
        }
        wait.sleepUntilLost();
        wait.waking();
        end.run(wait);
    }

    @Override
    void lose(Wait wait) {
        wait.sleepUntil(0.5);
    }

    @Override
    void close() throws Exception {
        for (AutoCloseable resource : open) {
            resource.close();
        }
    }
}
