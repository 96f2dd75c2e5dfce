package dev.awaitscope.reports.recording;

import org.jspecify.annotations.Nullable;

/**
 * The event being decoded: fields by name, with our own symbols for what JFR has constants for. One per event type, moved
 * from event to event. A field that the recording's version of the type does not have is absent, not an error. Not
 * thread-safe.
 */
abstract class Row {
    private final TickClock clock;

    Row(TickClock clock) {
        this.clock = clock;
    }

    final long start() {
        return clock.nanos(number("startTime", 0));
    }

    /** Converted from its ticks, not from the length: else the ends of two events could swap by rounding. */
    final long end() {
        return clock.nanos(number("startTime", 0) + number("duration", 0));
    }

    final int thread() {
        return thread("eventThread");
    }

    /** -1 for none. */
    abstract int thread(String field);

    abstract @Nullable String className(String field);

    /** -1 for none. */
    abstract int stack();

    abstract @Nullable String text(String field);

    final String textOrEmpty(String field) {
        String text = text(field);
        return text == null ? "" : text;
    }

    abstract long number(String field, long absent);

    abstract double real(String field);

    abstract boolean flag(String field);

    /** A length of time whose unit differs between versions of the JDK; -1 where it is absent or without limit. */
    abstract long nanos(String field);
}
