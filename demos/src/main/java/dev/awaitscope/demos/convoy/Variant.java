package dev.awaitscope.demos.convoy;

/** What is done while the lock is held. */
enum Variant {
    /** The slow part and the update. */
    WRONG,
    /** The update alone. */
    RIGHT
}
