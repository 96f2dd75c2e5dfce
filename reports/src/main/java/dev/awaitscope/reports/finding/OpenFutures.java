package dev.awaitscope.reports.finding;

import dev.awaitscope.reports.recording.AgentEvent;
import dev.awaitscope.reports.recording.Stack;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Futures that were made in the recording and not completed in it, by how they were made. Known only where the group
 * {@code futures.sites} was on, which also records each completion.
 */
final class OpenFutures {
    private static final String FUTURE = "java.util.concurrent.CompletableFuture.";

    /** How a future is made. */
    enum Origin {
        /** By the program, which has to complete it. */
        MADE,
        /** For work that was given to an executor. */
        ASYNCHRONOUS,
        /** As the dependent of another one. */
        STAGE
    }

    /**
     * A future.
     *
     * @param event
     *            its creation
     * @param site
     *            where it was made, null where that is not in the program
     */
    record Open(AgentEvent.FutureCreate event, @Nullable String site, Origin origin) {}

    private OpenFutures() {}

    /** Those made by the program's own code, by their creation. */
    static List<Open> of(Evidence evidence) {
        Map<Integer, AgentEvent.FutureCreate> created = new HashMap<>();
        // An identity hash code may be given twice: the newest future is the one that can still be open.
        evidence.collected()
                .creates()
                .forEach(event -> created.merge(event.futureId(), event,
                        (a, b) -> a.startNanos() < b.startNanos() ? b : a));
        evidence.collected().completions().forEach(event -> created.remove(event.futureId()));
        evidence.collected().stages().forEach(event -> created.remove(event.futureId()));
        evidence.collected().unobserved().forEach(event -> created.remove(event.futureId()));
        List<Open> open = new ArrayList<>();
        for (AgentEvent.FutureCreate event : created.values()) {
            Stack stack = event.stack() < 0 ? null : evidence.timeline().stack(event.stack());
            if (stack != null && stack.site() != null) {
                open.add(new Open(event, stack.site(), origin(stack.frames())));
            }
        }
        open.sort((a, b) -> Long.compare(a.event.startNanos(), b.event.startNanos()));
        return open;
    }

    private static Origin origin(List<String> frames) {
        Origin origin = Origin.MADE;
        for (String frame : frames) {
            if (!frame.startsWith(FUTURE)) {
                break;
            }
            if (frame.startsWith(FUTURE + "supplyAsync") || frame.startsWith(FUTURE + "runAsync")) {
                return Origin.ASYNCHRONOUS;
            }
            if (!frame.startsWith(FUTURE + "<init>")) {
                origin = Origin.STAGE;
            }
        }
        return origin;
    }
}
