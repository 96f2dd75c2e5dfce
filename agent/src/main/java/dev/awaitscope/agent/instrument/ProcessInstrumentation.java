package dev.awaitscope.agent.instrument;

import static net.bytebuddy.matcher.ElementMatchers.isNative;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import dev.awaitscope.agent.bootstrap.Bridge;
import dev.awaitscope.agent.bootstrap.WaitKind;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Waiting for the end of a process, and for its output. */
final class ProcessInstrumentation {
    private static final String GROUP = "processes";

    private ProcessInstrumentation() {}

    static List<TypeHook> hooks(int feature) {
        boolean nativeWait = feature < 19;
        return List.of(
                TypeHook.of(GROUP, "java.lang.ProcessImpl",
                        TypeHook.advice(named("waitFor").and(takesArguments(0)),
                                nativeWait ? NativeWaitFor.class : WaitFor.class),
                        TypeHook.advice(named("waitFor").and(takesArguments(long.class, TimeUnit.class)),
                                nativeWait ? NativeTimedWaitFor.class : WaitFor.class)),
                TypeHook.of(GROUP, "java.io.FileInputStream",
                        TypeHook.advice(named("read").and(not(isNative())).and(not(takesArguments(1))), Read.class)));
    }

    static final class WaitFor {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object process) {
            return Bridge.enter(process, WaitKind.PROCESS);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            Bridge.exit(token);
        }
    }

    static final class NativeWaitFor {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object process) {
            return Bridge.block(process, WaitKind.PROCESS, 0);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token, @Advice.Thrown @Nullable Throwable thrown) {
            Bridge.resume(token, thrown);
        }
    }

    static final class NativeTimedWaitFor {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object process, @Advice.Argument(0) long timeout,
                @Advice.Argument(1) TimeUnit unit) {
            return timeout > 0 ? Bridge.block(process, WaitKind.PROCESS, unit.toNanos(timeout)) : null;
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token, @Advice.Thrown @Nullable Throwable thrown) {
            Bridge.resume(token, thrown);
        }
    }

    /** A read from another process's output; reads from files are not waits. */
    static final class Read {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object stream) {
            return Bridge.readStream(stream);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token, @Advice.Thrown @Nullable Throwable thrown) {
            Bridge.resume(token, thrown);
        }
    }
}
