package dev.awaitscope.demos.unawaited;

/** What becomes of a future that nobody waits for. */
enum Variant {
    /** Its work is still going on when the program has gone on, and ends with the program. */
    FORGOTTEN,
    /** It fails, and nobody learns of it. */
    FAILED,
    /** Nobody ever completes it, so what hangs on it never runs. */
    NEVER,
    /** The same work and the same failure, waited for. */
    AWAITED
}
