package dev.awaitscope.agent.instrument;

import static dev.awaitscope.agent.instrument.MethodMatcher.named;
import static dev.awaitscope.agent.instrument.TypeHook.scope;

import dev.awaitscope.agent.bootstrap.WaitKind;
import java.util.ArrayList;
import java.util.List;

/** Waiting for all tasks of an executor, for its end, and for the threads of a structured task scope. */
final class ExecutorInstrumentation {
    private static final String GROUP = "executors";
    private static final String CONCURRENT = "java.util.concurrent.";

    private ExecutorInstrumentation() {}

    static List<TypeHook> hooks(int feature) {
        List<TypeHook> hooks = new ArrayList<>();
        hooks.add(TypeHook.of(GROUP, CONCURRENT + "AbstractExecutorService",
                scope(named("invokeAll", "invokeAny"), WaitKind.EXECUTOR)));
        List<String> executors = feature >= 21
                ? List.of("ThreadPoolExecutor", "ForkJoinPool", "ThreadPerTaskExecutor")
                : List.of("ThreadPoolExecutor", "ForkJoinPool");
        for (String name : executors) {
            hooks.add(TypeHook.of(GROUP, CONCURRENT + name,
                    scope(named("awaitTermination", "invokeAll", "invokeAny"), WaitKind.EXECUTOR)));
        }
        if (feature >= 21) {
            hooks.add(TypeHook.of(GROUP, "jdk.internal.misc.ThreadFlock", scope(named("awaitAll"), WaitKind.SCOPE)));
        }
        return hooks;
    }
}
