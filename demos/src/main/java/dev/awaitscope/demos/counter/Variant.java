package dev.awaitscope.demos.counter;

/** The ways of adding one, in the order of the table. */
enum Variant {
    UNSYNCHRONIZED, SYNCHRONIZED, LOCK, ATOMIC, ADDER, VOLATILE;

    Counter create() {
        return switch (this) {
            case UNSYNCHRONIZED -> new Counter.Unsynchronized();
            case SYNCHRONIZED -> new Counter.Synchronized();
            case LOCK -> new Counter.Locked();
            case ATOMIC -> new Counter.Atomic();
            case ADDER -> new Counter.Adder();
            case VOLATILE -> new Counter.Volatile();
        };
    }
}
