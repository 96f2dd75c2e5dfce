package dev.awaitscope.reports;

/** What a thread was doing, as exactly as it is known. {@link #shown()} is the coarser one that pages colour. */
public enum ThreadState {
    /** On a CPU; of a virtual thread: mounted. */
    RUNNING(Shown.RUNNING),
    /** Ready, without a CPU or a carrier. */
    RUNNABLE(Shown.RUNNABLE),
    /** Waits to enter a monitor. */
    BLOCKED(Shown.BLOCKED),
    /** Waits for a lock of {@code java.util.concurrent.locks}. */
    LOCKED(Shown.BLOCKED),
    /** Waits for something another thread does: future, latch, queue, condition, barrier, join, object wait. */
    AWAITING(Shown.AWAITING),
    /** Waits for bytes or a connection. */
    IO(Shown.IO),
    /** Waits for another process. */
    PROCESS(Shown.IO),
    /** Sleeps, or is parked for a given time with nothing to wait for. */
    SLEEPING(Shown.SLEEPING),
    /** Parked, without a known meaning. */
    PARKED(Shown.PARKED),
    /** Has nothing to do: a pool's worker without a task, an event loop in select. Not waiting. */
    IDLE(Shown.IDLE),
    /** Nothing is known. */
    UNKNOWN(Shown.UNKNOWN);

    private final Shown shown;

    ThreadState(Shown shown) {
        this.shown = shown;
    }

    /** The state as it is shown. */
    public Shown shown() {
        return shown;
    }

    /** The nine states that a page has colours for, in the order of a legend. */
    public enum Shown {
        RUNNING("running"), RUNNABLE("runnable"), BLOCKED("blocked"), AWAITING("awaiting"), IO("I/O"),
        SLEEPING("sleeping"), PARKED("parked"), IDLE("idle"), UNKNOWN("unknown");

        private final String label;

        Shown(String label) {
            this.label = label;
        }

        /** The word for it. */
        public String label() {
            return label;
        }
    }
}
