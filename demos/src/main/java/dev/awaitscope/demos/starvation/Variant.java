package dev.awaitscope.demos.starvation;

/** Who starves whom, each followed by its cure. */
enum Variant {
    /** Every carrier computes for a virtual thread that never waits. */
    BUSY,
    /** The same computing on platform threads, which the operating system preempts. */
    BUSY_CURED,
    /** Every carrier is held by a virtual thread that waits inside a class initializer. */
    PINNED,
    /** The same waits outside of it. */
    PINNED_CURED,
    /** Every worker of a pool waits for a task that stands in the pool's own queue. */
    POOL,
    /** The same tasks, a virtual thread for each. */
    POOL_CURED
}
