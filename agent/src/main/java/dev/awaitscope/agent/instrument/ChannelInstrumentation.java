package dev.awaitscope.agent.instrument;

import static dev.awaitscope.agent.instrument.BridgeCall.call;
import static dev.awaitscope.agent.instrument.MethodMatcher.named;
import static dev.awaitscope.agent.instrument.TypeHook.blocking;
import static dev.awaitscope.agent.instrument.TypeHook.blockingInNative;
import static dev.awaitscope.agent.instrument.TypeHook.scope;
import static dev.awaitscope.agent.instrument.Value.NO_TIMEOUT;
import static dev.awaitscope.agent.instrument.Value.THIS;
import static dev.awaitscope.agent.instrument.Value.constant;

import dev.awaitscope.agent.bootstrap.WaitKind;
import java.nio.ByteBuffer;
import java.util.List;

/** Channels in blocking mode: sockets, datagrams and pipes; and piped streams. In non-blocking mode nothing is waited for. */
final class ChannelInstrumentation {
    private static final String GROUP = "channels";
    private static final String CHANNELS = "sun.nio.ch.";

    private ChannelInstrumentation() {}

    static List<TypeHook> hooks(int feature) {
        return List.of(
                TypeHook.of(GROUP, CHANNELS + "SocketChannelImpl",
                        blockingInNative(named("read", "write", "connect"), channel(WaitKind.IO))),
                TypeHook.of(GROUP, CHANNELS + "ServerSocketChannelImpl",
                        blockingInNative(named("accept").taking(), channel(WaitKind.ACCEPT))),
                TypeHook.of(GROUP, CHANNELS + "SourceChannelImpl",
                        blockingInNative(named("read"), channel(WaitKind.IO))),
                TypeHook.of(GROUP, CHANNELS + "SinkChannelImpl",
                        blockingInNative(named("write"), channel(WaitKind.IO))),
                TypeHook.of(GROUP, CHANNELS + "DatagramChannelImpl",
                        blockingInNative(named("blockingReceive"), channel(WaitKind.IO)),
                        blockingInNative(named("receive", "read").taking(ByteBuffer.class), channel(WaitKind.IO))),
                // Made of Object.wait, many of them. Writers wait in the reading stream.
                TypeHook.of(GROUP, "java.io.PipedInputStream", piped(feature, named("read").taking()),
                        piped(feature, named("awaitSpace"))));
    }

    private static MethodHook piped(int feature, MethodMatcher matcher) {
        return feature < 19
                ? blocking(matcher, call("block", THIS, constant(WaitKind.IO), NO_TIMEOUT))
                : scope(matcher, WaitKind.IO);
    }

    private static BridgeCall channel(int kind) {
        return call("blockInChannel", THIS, constant(kind));
    }
}
