package dev.awaitscope.agent.instrument;

import static dev.awaitscope.agent.instrument.BridgeCall.call;
import static dev.awaitscope.agent.instrument.Value.THIS;

import java.util.List;

/** Where {@code CompletableFuture}s are made. Off by default: each costs an event with a stack trace. */
final class FutureSiteInstrumentation {
    static final String GROUP = "futures.sites";

    private FutureSiteInstrumentation() {}

    static List<TypeHook> hooks() {
        return List.of(TypeHook.of(GROUP, "java.util.concurrent.CompletableFuture",
                TypeHook.made(call("futureCreated", THIS))));
    }
}
