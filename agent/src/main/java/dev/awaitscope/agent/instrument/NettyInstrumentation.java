package dev.awaitscope.agent.instrument;

import static dev.awaitscope.agent.instrument.BridgeCall.call;
import static dev.awaitscope.agent.instrument.MethodMatcher.named;
import static dev.awaitscope.agent.instrument.TypeHook.around;
import static dev.awaitscope.agent.instrument.Value.RETURNED_READY;
import static dev.awaitscope.agent.instrument.Value.TOKEN;
import static dev.awaitscope.agent.instrument.Value.argument;
import static dev.awaitscope.agent.instrument.Value.constant;

import java.util.List;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Netty's own event loops on Linux, which wait in native code. Found by name in whatever version the program brings: the
 * waits are static methods, with the file descriptor that is waited on first.
 */
final class NettyInstrumentation {
    /** Where classes are of the program and yet hooked. */
    static final String PACKAGE = "io/netty/channel/epoll/";

    private static final String GROUP = "netty-epoll";
    private static final String NATIVE = "io.netty.channel.epoll.Native";
    private static final String DESCRIPTOR = "Lio/netty/channel/unix/FileDescriptor;";
    private static final String EVENTS = "Lio/netty/channel/epoll/EpollEventArray;";

    private NettyInstrumentation() {}

    static List<TypeHook> hooks() {
        BridgeCall end = call("selected", TOKEN, RETURNED_READY);
        // One by one, since not every version has each of them.
        return List.of(
                TypeHook.of(GROUP, NATIVE,
                        around(named("epollWait").describedBy("(" + DESCRIPTOR + EVENTS + "I)"),
                                call("selectNative", argument(0), argument(2)), end)),
                TypeHook.of(GROUP, NATIVE,
                        around(named("epollWait").describedBy("(" + DESCRIPTOR + EVENTS + DESCRIPTOR + "II"),
                                call("selectTimed", argument(0), argument(3), argument(4)), end)),
                TypeHook.of(GROUP, NATIVE,
                        around(named("epollBusyWait").describedBy("(" + DESCRIPTOR + EVENTS + ")"),
                                call("selectNative", argument(0), constant(-1)), end)),
                TypeHook.of(GROUP, "io.netty.channel.epoll.EpollIoHandler",
                        CallSite.before(named("wakeup"), "eventFdWrite", NettyInstrumentation::wakeup)));
    }

    private static void wakeup(MethodVisitor code) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitFieldInsn(Opcodes.GETFIELD, PACKAGE + "EpollIoHandler", "epollFd", DESCRIPTOR);
        BridgeCall.emit(code, "wakeup");
    }
}
