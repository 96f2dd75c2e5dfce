package dev.awaitscope.demos.primes;

/** The ways of asking, in the order of the table. */
enum Variant {
    LAZY, SEQUENTIAL, POOL, VIRTUAL, PARALLEL, ASYNC
}
