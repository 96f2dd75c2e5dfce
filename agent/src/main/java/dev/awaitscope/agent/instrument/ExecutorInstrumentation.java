package dev.awaitscope.agent.instrument;

import static net.bytebuddy.matcher.ElementMatchers.isSynthetic;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.not;

import dev.awaitscope.agent.bootstrap.Bridge;
import dev.awaitscope.agent.bootstrap.WaitKind;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Waiting for all tasks of an executor, for its end, and for the threads of a structured task scope. */
final class ExecutorInstrumentation {
    private static final String GROUP = "executors";
    private static final String CONCURRENT = "java.util.concurrent.";

    private ExecutorInstrumentation() {}

    static List<TypeHook> hooks(int feature) {
        List<TypeHook> hooks = new ArrayList<>();
        hooks.add(TypeHook.of(GROUP, CONCURRENT + "AbstractExecutorService",
                TypeHook.advice(namedOneOf("invokeAll", "invokeAny"), Await.class)));
        List<String> executors = feature >= 21
                ? List.of("ThreadPoolExecutor", "ForkJoinPool", "ThreadPerTaskExecutor")
                : List.of("ThreadPoolExecutor", "ForkJoinPool");
        for (String name : executors) {
            hooks.add(TypeHook.of(GROUP, CONCURRENT + name, TypeHook.advice(
                    namedOneOf("awaitTermination", "invokeAll", "invokeAny").and(not(isSynthetic())), Await.class)));
        }
        if (feature >= 21) {
            hooks.add(TypeHook.of(GROUP, "jdk.internal.misc.ThreadFlock",
                    TypeHook.advice(named("awaitAll"), AwaitScope.class)));
        }
        return hooks;
    }

    static final class Await {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object executor) {
            return Bridge.enter(executor, WaitKind.EXECUTOR);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            Bridge.exit(token);
        }
    }

    static final class AwaitScope {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object flock) {
            return Bridge.enter(flock, WaitKind.SCOPE);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            Bridge.exit(token);
        }
    }
}
