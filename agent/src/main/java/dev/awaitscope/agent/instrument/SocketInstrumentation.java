package dev.awaitscope.agent.instrument;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;

import dev.awaitscope.agent.bootstrap.Bridge;
import dev.awaitscope.agent.bootstrap.WaitKind;
import java.net.SocketAddress;
import java.util.List;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Sockets: accept, connect, read and write. On a platform thread the whole call counts, which is the wait but for some
 * microseconds; a virtual thread parks within it.
 */
final class SocketInstrumentation {
    private SocketInstrumentation() {}

    static List<TypeHook> hooks() {
        return List.of(TypeHook.of("sockets", "sun.nio.ch.NioSocketImpl",
                TypeHook.advice(namedOneOf("implRead", "implWrite"), ReadWrite.class),
                TypeHook.advice(named("connect").and(takesArgument(0, SocketAddress.class)), ReadWrite.class),
                TypeHook.advice(named("accept"), Accept.class)));
    }

    static final class ReadWrite {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object socket) {
            return Bridge.blockInNative(socket, WaitKind.IO);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token, @Advice.Thrown @Nullable Throwable thrown) {
            Bridge.resumeFromNative(token, thrown);
        }
    }

    static final class Accept {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object socket) {
            return Bridge.blockInNative(socket, WaitKind.ACCEPT);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token, @Advice.Thrown @Nullable Throwable thrown) {
            Bridge.resumeFromNative(token, thrown);
        }
    }
}
