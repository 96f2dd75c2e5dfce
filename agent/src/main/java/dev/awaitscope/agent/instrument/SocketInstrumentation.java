package dev.awaitscope.agent.instrument;

import static dev.awaitscope.agent.instrument.BridgeCall.call;
import static dev.awaitscope.agent.instrument.MethodMatcher.named;
import static dev.awaitscope.agent.instrument.TypeHook.blockingInNative;
import static dev.awaitscope.agent.instrument.Value.THIS;
import static dev.awaitscope.agent.instrument.Value.constant;

import dev.awaitscope.agent.bootstrap.WaitKind;
import java.net.SocketAddress;
import java.util.List;

/**
 * Sockets: accept, connect, read and write. On a platform thread the whole call counts, which is the wait but for some
 * microseconds; a virtual thread parks within it.
 */
final class SocketInstrumentation {
    private SocketInstrumentation() {}

    static List<TypeHook> hooks() {
        BridgeCall io = call("blockInNative", THIS, constant(WaitKind.IO));
        BridgeCall accept = call("blockInNative", THIS, constant(WaitKind.ACCEPT));
        return List.of(TypeHook.of("sockets", "sun.nio.ch.NioSocketImpl",
                blockingInNative(named("implRead", "implWrite"), io),
                blockingInNative(named("connect").beginningWith(SocketAddress.class), io),
                blockingInNative(named("accept"), accept)));
    }
}
