package dev.awaitscope.cli.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A program that is measured with and without the agent. */
enum Workload {
    PING_PONG("Queue ping-pong", null),
    POOL("Pool server", Mode.POOL),
    VIRTUAL("Virtual-thread server", Mode.VIRTUAL),
    LOOP("Event-loop server", Mode.ASYNC);

    private final String title;
    private final @Nullable Mode mode;

    Workload(String title, @Nullable Mode mode) {
        this.title = title;
        this.mode = mode;
    }

    /** How it is headed. */
    String title() {
        return title;
    }

    /** How the server runs its requests; null for what is none. */
    @Nullable
    Mode mode() {
        return mode;
    }

    /** The word for it on the command line. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
