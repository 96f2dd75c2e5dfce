package dev.awaitscope.agent.instrument;

import static net.bytebuddy.matcher.ElementMatchers.isSynthetic;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import dev.awaitscope.agent.bootstrap.Bridge;
import dev.awaitscope.agent.bootstrap.WaitKind;
import java.nio.ByteBuffer;
import java.nio.channels.spi.AbstractSelectableChannel;
import java.util.List;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Channels in blocking mode: sockets, datagrams and pipes; and piped streams. In non-blocking mode nothing is waited for. */
final class ChannelInstrumentation {
    private static final String GROUP = "channels";
    private static final String CHANNELS = "sun.nio.ch.";

    private ChannelInstrumentation() {}

    static List<TypeHook> hooks(int feature) {
        Class<?> piped = feature < 19 ? NativePipedRead.class : PipedRead.class;
        return List.of(
                TypeHook.of(GROUP, CHANNELS + "SocketChannelImpl",
                        TypeHook.advice(namedOneOf("read", "write", "connect").and(not(isSynthetic())),
                                ReadWrite.class)),
                TypeHook.of(GROUP, CHANNELS + "ServerSocketChannelImpl",
                        TypeHook.advice(named("accept").and(takesArguments(0)).and(not(isSynthetic())),
                                Accept.class)),
                TypeHook.of(GROUP, CHANNELS + "SourceChannelImpl", TypeHook.advice(named("read"), ReadWrite.class)),
                TypeHook.of(GROUP, CHANNELS + "SinkChannelImpl", TypeHook.advice(named("write"), ReadWrite.class)),
                TypeHook.of(GROUP, CHANNELS + "DatagramChannelImpl",
                        TypeHook.advice(named("blockingReceive")
                                .or(namedOneOf("receive", "read").and(takesArgument(0, ByteBuffer.class))
                                        .and(takesArguments(1))),
                                ReadWrite.class)),
                // Writers wait in the reading stream.
                TypeHook.of(GROUP, "java.io.PipedInputStream",
                        TypeHook.advice(named("read").and(takesArguments(0)).or(named("awaitSpace")), piped)));
    }

    static final class ReadWrite {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This AbstractSelectableChannel channel) {
            return channel.isBlocking() ? Bridge.blockInNative(channel, WaitKind.IO) : null;
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token, @Advice.Thrown @Nullable Throwable thrown) {
            Bridge.resumeFromNative(token, thrown);
        }
    }

    static final class Accept {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This AbstractSelectableChannel channel) {
            return channel.isBlocking() ? Bridge.blockInNative(channel, WaitKind.ACCEPT) : null;
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token, @Advice.Thrown @Nullable Throwable thrown) {
            Bridge.resumeFromNative(token, thrown);
        }
    }

    /** Made of {@code Object.wait}, many of them. */
    static final class PipedRead {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object stream) {
            return Bridge.enter(stream, WaitKind.IO);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            Bridge.exit(token);
        }
    }

    static final class NativePipedRead {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object stream) {
            return Bridge.block(stream, WaitKind.IO, 0);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token, @Advice.Thrown @Nullable Throwable thrown) {
            Bridge.resume(token, thrown);
        }
    }
}
