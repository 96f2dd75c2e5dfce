package dev.awaitscope.agent.instrument;

import static dev.awaitscope.agent.instrument.MethodMatcher.named;
import static dev.awaitscope.agent.instrument.TypeHook.scope;

import dev.awaitscope.agent.bootstrap.WaitKind;
import java.util.List;

/** Waiting for a future or a fork/join task that is not done yet. */
final class FutureInstrumentation {
    private static final String GROUP = "futures";
    private static final String CONCURRENT = "java.util.concurrent.";

    private FutureInstrumentation() {}

    static List<TypeHook> hooks() {
        return List.of(
                TypeHook.of(GROUP, CONCURRENT + "CompletableFuture",
                        scope(named("waitingGet", "timedGet"), WaitKind.FUTURE)),
                TypeHook.of(GROUP, CONCURRENT + "FutureTask", scope(named("awaitDone"), WaitKind.FUTURE)),
                TypeHook.of(GROUP, CONCURRENT + "ForkJoinTask", scope(named("awaitDone"), WaitKind.TASK_JOIN)));
    }
}
