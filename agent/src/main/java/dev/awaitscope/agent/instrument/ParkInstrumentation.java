package dev.awaitscope.agent.instrument;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import dev.awaitscope.agent.bootstrap.Bridge;
import java.util.List;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** {@code LockSupport.park*}, which all of {@code java.util.concurrent} waits with, and {@code unpark}. */
final class ParkInstrumentation {
    private ParkInstrumentation() {}

    static List<TypeHook> hooks() {
        return List.of(TypeHook.of("park", "java.util.concurrent.locks.LockSupport",
                TypeHook.advice(named("park").and(takesArguments(0)), Park.class),
                TypeHook.advice(named("park").and(takesArguments(Object.class)), ParkOn.class),
                TypeHook.advice(named("parkNanos").and(takesArguments(long.class)), ParkNanos.class),
                TypeHook.advice(named("parkNanos").and(takesArguments(Object.class, long.class)), ParkNanosOn.class),
                TypeHook.advice(named("parkUntil").and(takesArguments(long.class)), ParkUntil.class),
                TypeHook.advice(named("parkUntil").and(takesArguments(Object.class, long.class)), ParkUntilOn.class),
                TypeHook.advice(named("unpark"), Unpark.class)));
    }

    static final class Park {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter() {
            return Bridge.park(null, 0);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            Bridge.resume(token, null);
        }
    }

    static final class ParkOn {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.Argument(0) Object blocker) {
            return Bridge.park(blocker, 0);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            Bridge.resume(token, null);
        }
    }

    static final class ParkNanos {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.Argument(0) long nanos) {
            return nanos > 0 ? Bridge.park(null, nanos) : null;
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            Bridge.resume(token, null);
        }
    }

    static final class ParkNanosOn {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.Argument(0) Object blocker, @Advice.Argument(1) long nanos) {
            return nanos > 0 ? Bridge.park(blocker, nanos) : null;
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            Bridge.resume(token, null);
        }
    }

    static final class ParkUntil {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.Argument(0) long deadline) {
            // The clock shows whole milliseconds: up to one of them is over already.
            long millis = deadline - System.currentTimeMillis();
            return millis > 0 ? Bridge.park(null, Math.max(1, (millis - 1) * 1_000_000)) : null;
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            Bridge.resume(token, null);
        }
    }

    static final class ParkUntilOn {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.Argument(0) Object blocker, @Advice.Argument(1) long deadline) {
            // The clock shows whole milliseconds: up to one of them is over already.
            long millis = deadline - System.currentTimeMillis();
            return millis > 0 ? Bridge.park(blocker, Math.max(1, (millis - 1) * 1_000_000)) : null;
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            Bridge.resume(token, null);
        }
    }

    static final class Unpark {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) @Nullable Thread thread) {
            Bridge.unpark(thread);
        }
    }
}
