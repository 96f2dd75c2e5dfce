package dev.awaitscope.demos.coroutine;

/** Who decides when a function stops. */
enum Variant {
    /** The function, whenever it has a value for the one that asks. */
    GENERATOR,
    /** The functions, which hand on to one another in a circle. */
    COOPERATIVE,
    /** The operating system, at any instruction. */
    PREEMPTIVE
}
