package dev.awaitscope.agent.trace;

import dev.awaitscope.agent.event.AgentFailure;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What the agent has caught so far: it is kept from the program, but not from the reader of the recording. */
public final class Failures {
    private static final int MAX_KINDS = 100;

    private record Kind(String place, Class<?> type) {}

    private record Seen(@Nullable String message, AtomicLong count) {}

    private final Map<Kind, Seen> seen = new ConcurrentHashMap<>();

    /** Counts a failure at a place of the agent; any thread. */
    public void add(String place, Throwable failure) {
        Kind kind = new Kind(place, failure.getClass());
        Seen known = seen.get(kind);
        if (known == null && seen.size() < MAX_KINDS) {
            known = seen.computeIfAbsent(kind, k -> new Seen(failure.getMessage(), new AtomicLong()));
        }
        if (known != null) {
            known.count.incrementAndGet();
        }
    }

    /** How many there were. */
    public long count() {
        return seen.values().stream().mapToLong(s -> s.count.get()).sum();
    }

    /** Writes them as {@link AgentFailure}. */
    public void commit() {
        seen.forEach((kind, known) -> {
            AgentFailure event = new AgentFailure();
            event.place = kind.place;
            event.failureClass = kind.type;
            event.message = known.message;
            event.count = known.count.get();
            event.commit();
        });
    }
}
