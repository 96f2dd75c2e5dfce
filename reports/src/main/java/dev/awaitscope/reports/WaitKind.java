package dev.awaitscope.reports;

import static dev.awaitscope.reports.ThreadState.AWAITING;
import static dev.awaitscope.reports.ThreadState.BLOCKED;
import static dev.awaitscope.reports.ThreadState.IDLE;
import static dev.awaitscope.reports.ThreadState.IO;
import static dev.awaitscope.reports.ThreadState.LOCKED;
import static dev.awaitscope.reports.ThreadState.PARKED;
import static dev.awaitscope.reports.ThreadState.PROCESS;
import static dev.awaitscope.reports.ThreadState.SLEEPING;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a thread waited for. {@link #label()} is the word in recordings, JSON and on the command line. */
public enum WaitKind {
    PARK("park", PARKED), LOCK("lock", LOCKED), CONDITION("condition", AWAITING), LATCH("latch", AWAITING),
    SEMAPHORE("semaphore", AWAITING), BARRIER("barrier", AWAITING), PHASER("phaser", AWAITING),
    EXCHANGER("exchanger", AWAITING), QUEUE("queue", AWAITING), FUTURE("future", AWAITING),
    TASK_JOIN("task-join", AWAITING), EXECUTOR("executor", AWAITING), SCOPE("scope", AWAITING),
    MONITOR("monitor", BLOCKED), OBJECT_WAIT("object-wait", AWAITING), SLEEP("sleep", SLEEPING),
    JOIN("join", AWAITING), IO_OPERATION("io", IO), SELECT("select", IO), PROCESS_EXIT("process", PROCESS),
    HTTP("http", IO), IDLE_WORKER("idle", IDLE),
    /** A kind that this version does not know. */
    OTHER("other", PARKED);

    private static final Map<String, WaitKind> BY_LABEL = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(WaitKind::label, Function.identity()));

    private final String label;
    private final ThreadState state;

    WaitKind(String label, ThreadState state) {
        this.label = label;
        this.state = state;
    }

    /** The word for it, lower case. */
    public String label() {
        return label;
    }

    /** The state of a thread in such a wait; a timed park sleeps and an event loop's select is idle instead. */
    public ThreadState state() {
        return state;
    }

    /** The kind with this word. */
    public static Optional<WaitKind> of(String label) {
        return Optional.ofNullable(BY_LABEL.get(label));
    }
}
