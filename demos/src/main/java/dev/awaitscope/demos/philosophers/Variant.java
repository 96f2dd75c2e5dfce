package dev.awaitscope.demos.philosophers;

/** In which order a philosopher takes the two forks. */
enum Variant {
    /** The left one, then the right one: when all are hungry at once, each holds one fork for ever. */
    WRONG,
    /** The one with the smaller number first, so that the last philosopher reaches the other way round. */
    ORDERED,
    /** Left, then right, but only four may sit down at once. */
    WAITER
}
