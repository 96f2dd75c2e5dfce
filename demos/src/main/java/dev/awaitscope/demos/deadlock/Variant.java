package dev.awaitscope.demos.deadlock;

/** In which order a transfer takes its two accounts. */
enum Variant {
    /** The one that pays, then the one that gets: two transfers in opposite directions take them in opposite order. */
    WRONG,
    /** The one with the smaller number, then the other: all transfers agree. */
    RIGHT
}
