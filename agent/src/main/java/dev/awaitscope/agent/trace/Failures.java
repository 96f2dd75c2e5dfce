package dev.awaitscope.agent.trace;

import dev.awaitscope.agent.event.AgentFailure;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the agent has caught so far: it is kept from the program, but not from the reader of the recording. Lock-free,
 * since a hook may fail on a carrier that is about to mount a virtual thread.
 */
public final class Failures {
    private static final int MAX_KINDS = 100;

    /** All failures of one class at one place. */
    private static final class Kind {
        final String place;
        final Class<?> type;
        final @Nullable String message;
        final AtomicLong count = new AtomicLong();

        Kind(String place, Class<?> type, @Nullable String message) {
            this.place = place;
            this.type = type;
            this.message = message;
        }

        boolean is(String otherPlace, Class<?> otherType) {
            return type == otherType && place.equals(otherPlace);
        }
    }

    /** Filled from the front. */
    private final AtomicReferenceArray<@Nullable Kind> kinds = new AtomicReferenceArray<>(MAX_KINDS);
    private final Kind others = new Kind("more places", Throwable.class, null);

    /** Counts a failure at a place of the agent; any thread. */
    public void add(String place, Throwable failure) {
        find(place, failure).count.incrementAndGet();
    }

    private Kind find(String place, Throwable failure) {
        for (int i = 0; i < MAX_KINDS; i++) {
            Kind kind = kinds.getAcquire(i);
            if (kind == null) {
                Kind added = new Kind(place, failure.getClass(), failure.getMessage());
                kind = kinds.compareAndExchange(i, null, added);
                if (kind == null) {
                    return added;
                }
            }
            if (kind.is(place, failure.getClass())) {
                return kind;
            }
        }
        return others;
    }

    /** How many there were. */
    public long count() {
        AtomicLong sum = new AtomicLong();
        forEach(kind -> sum.addAndGet(kind.count.get()));
        return sum.get();
    }

    /** Writes them as {@link AgentFailure}. */
    public void commit() {
        forEach(kind -> {
            AgentFailure event = new AgentFailure();
            event.place = kind.place;
            event.failureClass = kind.type;
            event.message = kind.message;
            event.count = kind.count.get();
            event.commit();
        });
    }

    private void forEach(Consumer<Kind> action) {
        for (int i = 0; i < MAX_KINDS; i++) {
            Kind kind = kinds.getAcquire(i);
            if (kind == null) {
                return;
            }
            action.accept(kind);
        }
        if (others.count.get() > 0) {
            action.accept(others);
        }
    }
}
