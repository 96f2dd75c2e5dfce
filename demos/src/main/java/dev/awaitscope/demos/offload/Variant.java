package dev.awaitscope.demos.offload;

/** Who makes the blocking call. */
enum Variant {
    /** The event loop itself, which can do nothing else meanwhile. */
    LOOP,
    /** Another thread, whose result comes back to the loop. */
    EXECUTOR
}
