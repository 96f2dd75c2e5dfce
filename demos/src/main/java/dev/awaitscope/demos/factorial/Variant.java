package dev.awaitscope.demos.factorial;

/** How the tasks are run. */
enum Variant {
    /** One after the other. */
    SEQUENTIAL,
    /** A platform thread for each. */
    THREADS,
    /** All on one thread, which never waits for any of them. */
    ASYNC,
    /** A virtual thread for each. */
    VIRTUAL
}
