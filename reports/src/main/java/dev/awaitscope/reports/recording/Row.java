package dev.awaitscope.reports.recording;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import org.jspecify.annotations.Nullable;

/**
 * The event being decoded: fields by name, with our own symbols for what JFR has objects for. One per event type, moved
 * from event to event. A field that the recording's version of the type does not have is absent, not an error.
 */
final class Row {
    /*
     * getValue finds a field once, by comparing names; getThread, getStackTrace and the like do so twice. startTime and
     * duration come as raw ticks.
     */
    private final Symbols symbols;
    private final TickClock clock;
    /** Fields that this version of the type was found not to have. */
    private final Set<String> missing = new HashSet<>();
    private @Nullable RecordedEvent event;

    Row(Symbols symbols, TickClock clock) {
        this.symbols = symbols;
        this.clock = clock;
    }

    Row at(RecordedEvent next) {
        event = next;
        return this;
    }

    private @Nullable Object value(String field) {
        if (event == null || (!missing.isEmpty() && missing.contains(field))) {
            return null;
        }
        try {
            return event.getValue(field);
        } catch (IllegalArgumentException e) {
            if (event.hasField(field)) {
                throw e;
            }
            missing.add(field);
            return null;
        }
    }

    long start() {
        return clock.nanos(number("startTime", 0));
    }

    /** Converted from its ticks, not from the length: else the ends of two events could swap by rounding. */
    long end() {
        return clock.nanos(number("startTime", 0) + number("duration", 0));
    }

    int thread() {
        return thread("eventThread");
    }

    int thread(String field) {
        return symbols.thread(value(field) instanceof RecordedThread thread ? thread : null);
    }

    @Nullable
    String className(String field) {
        return symbols.className(value(field) instanceof RecordedClass type ? type : null);
    }

    int stack() {
        return symbols.stack(value("stackTrace") instanceof RecordedStackTrace trace ? trace : null);
    }

    @Nullable
    String text(String field) {
        return value(field) instanceof String text ? symbols.text(text) : null;
    }

    String textOrEmpty(String field) {
        String text = text(field);
        return text == null ? "" : text;
    }

    long number(String field, long absent) {
        return value(field) instanceof Number number ? number.longValue() : absent;
    }

    double real(String field) {
        return value(field) instanceof Number number ? number.doubleValue() : 0;
    }

    boolean flag(String field) {
        return value(field) instanceof Boolean flag && flag;
    }

    /** A length of time whose unit differs between versions of the JDK; -1 where it is absent or without limit. */
    long nanos(String field) {
        if (event == null || !event.hasField(field)) {
            return -1;
        }
        Duration length = event.getDuration(field);
        return length.toSeconds() < 0 || length.toSeconds() > Long.MAX_VALUE / 1_000_000_000L - 1
                ? -1
                : length.toNanos();
    }
}
