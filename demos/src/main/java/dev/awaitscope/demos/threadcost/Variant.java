package dev.awaitscope.demos.threadcost;

/** Where the threads come from. */
enum Variant {
    /** The operating system, one for each task. */
    PLATFORM,
    /** A pool, which has started them before. */
    POOLED,
    /** The JVM, one for each task. */
    VIRTUAL
}
