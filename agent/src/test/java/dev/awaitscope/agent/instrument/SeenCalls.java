package dev.awaitscope.agent.instrument;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The calls that {@link BridgeInTest} has seen, whichever loader defined it. */
public final class SeenCalls {
    static final List<String> CALLS = new CopyOnWriteArrayList<>();

    private SeenCalls() {}

    /** Adds one. */
    public static void add(String call) {
        CALLS.add(call);
    }
}
