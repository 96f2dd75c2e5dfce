package dev.awaitscope.agent.instrument;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;

import dev.awaitscope.agent.bootstrap.Bridge;
import dev.awaitscope.agent.bootstrap.WaitKind;
import java.util.List;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Waiting for a future or a fork/join task that is not done yet. */
final class FutureInstrumentation {
    private static final String GROUP = "futures";

    private FutureInstrumentation() {}

    static List<TypeHook> hooks() {
        return List.of(
                TypeHook.of(GROUP, "java.util.concurrent.CompletableFuture",
                        TypeHook.advice(namedOneOf("waitingGet", "timedGet"), Get.class)),
                TypeHook.of(GROUP, "java.util.concurrent.FutureTask", TypeHook.advice(named("awaitDone"), Get.class)),
                TypeHook.of(GROUP, "java.util.concurrent.ForkJoinTask",
                        TypeHook.advice(named("awaitDone"), JoinTask.class)));
    }

    static final class Get {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object future) {
            return Bridge.enter(future, WaitKind.FUTURE);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            Bridge.exit(token);
        }
    }

    static final class JoinTask {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object task) {
            return Bridge.enter(task, WaitKind.TASK_JOIN);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            Bridge.exit(token);
        }
    }
}
