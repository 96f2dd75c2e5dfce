package dev.awaitscope.demos.stream;

/** How an iteration goes and ends. */
enum Variant {
    /** Item after item, each asked for when the last one is done with, to the end. */
    COMPLETED,
    /** The source fails in the middle. */
    FAILED,
    /** The reader has seen enough in the middle. */
    CANCELLED,
    /** Everything asked for at once: the items queue in front of a reader that is slower than the source. */
    UNBOUNDED
}
