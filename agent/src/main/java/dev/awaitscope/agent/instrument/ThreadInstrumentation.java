package dev.awaitscope.agent.instrument;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import dev.awaitscope.agent.bootstrap.Bridge;
import dev.awaitscope.agent.bootstrap.WaitKind;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * {@code Thread.sleep} and {@code join}, {@code Object.wait}, and the end of a thread. Before JDK 19 sleep and wait are
 * native methods, which cannot be hooked: there JFR's own events are used.
 */
final class ThreadInstrumentation {
    private static final String GROUP = "threads";

    private ThreadInstrumentation() {}

    static List<TypeHook> hooks(int feature) {
        TypeHook.MethodHook end = TypeHook.advice(named("exit").and(takesArguments(0)), End.class);
        if (feature < 19) {
            return List.of(TypeHook.of(GROUP, "java.lang.Thread", end,
                    TypeHook.advice(named("join").and(takesArguments(long.class)), NativeJoin.class)));
        }
        List<TypeHook> hooks = new ArrayList<>();
        hooks.add(TypeHook.of(GROUP, "java.lang.Thread", end,
                TypeHook.advice(named("sleepNanos").and(takesArguments(long.class)), Sleep.class),
                TypeHook.advice(named("join").and(takesArguments(long.class)), Join.class)));
        hooks.add(TypeHook.of(GROUP, "java.lang.Object",
                TypeHook.advice(named("wait").and(takesArguments(long.class)), ObjectWait.class)));
        return hooks;
    }

    static final class End {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Thread thread) {
            Bridge.threadEnd(thread);
        }
    }

    static final class Sleep {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.Argument(0) long nanos) {
            return Bridge.block(null, WaitKind.SLEEP, nanos);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token, @Advice.Thrown @Nullable Throwable thrown) {
            Bridge.resume(token, thrown);
        }
    }

    static final class Join {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object thread) {
            return Bridge.enter(thread, WaitKind.JOIN);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            Bridge.exit(token);
        }
    }

    /** Where {@code Object.wait} is native, nothing inside of join is seen. */
    static final class NativeJoin {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Thread thread, @Advice.Argument(0) long millis) {
            return thread.isAlive() ? Bridge.block(thread, WaitKind.JOIN, millis * 1_000_000) : null;
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token, @Advice.Thrown @Nullable Throwable thrown) {
            Bridge.resume(token, thrown);
        }
    }

    static final class ObjectWait {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object monitor, @Advice.Argument(0) long millis) {
            return Bridge.block(monitor, WaitKind.OBJECT_WAIT, millis * 1_000_000);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token, @Advice.Thrown @Nullable Throwable thrown) {
            Bridge.resume(token, thrown);
        }
    }
}
