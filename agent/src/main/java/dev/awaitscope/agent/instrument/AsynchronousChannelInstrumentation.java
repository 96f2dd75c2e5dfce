package dev.awaitscope.agent.instrument;

import static dev.awaitscope.agent.instrument.BridgeCall.call;
import static dev.awaitscope.agent.instrument.MethodMatcher.named;
import static dev.awaitscope.agent.instrument.TypeHook.around;
import static dev.awaitscope.agent.instrument.TypeHook.blocking;
import static dev.awaitscope.agent.instrument.TypeHook.enter;
import static dev.awaitscope.agent.instrument.Value.NO_TIMEOUT;
import static dev.awaitscope.agent.instrument.Value.THIS;
import static dev.awaitscope.agent.instrument.Value.THROWN;
import static dev.awaitscope.agent.instrument.Value.TOKEN;
import static dev.awaitscope.agent.instrument.Value.argument;
import static dev.awaitscope.agent.instrument.Value.constant;

import dev.awaitscope.agent.bootstrap.WaitKind;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Asynchronous channels on Linux, macOS and AIX: from the submit of an operation to where the channel tells the program
 * what became of it, be it by calling a handler or by completing a future. Those calls end with a value and an exception.
 */
final class AsynchronousChannelInstrumentation {
    private static final String GROUP = "asynchronous-channels";
    private static final String CHANNELS = "sun.nio.ch.";
    private static final String FILES = CHANNELS + "SimpleAsynchronousFileChannelImpl";
    private static final int READ = 0;
    private static final int WRITE = 1;
    private static final int ACCEPT = 2;
    private static final int CONNECT = 3;

    private AsynchronousChannelInstrumentation() {}

    static List<TypeHook> hooks() {
        List<MethodHook> sockets = new ArrayList<>();
        sockets.addAll(operation(READ, "implRead", "finishRead"));
        sockets.addAll(operation(WRITE, "implWrite", "finishWrite"));
        sockets.addAll(operation(CONNECT, "implConnect", "finishConnect"));
        return List.of(
                TypeHook.of(GROUP, CHANNELS + "UnixAsynchronousSocketChannelImpl",
                        sockets.toArray(MethodHook[]::new)),
                TypeHook.of(GROUP, CHANNELS + "UnixAsynchronousServerSocketChannelImpl",
                        operation(ACCEPT, "implAccept", "onEvent", "implClose").toArray(MethodHook[]::new)),
                TypeHook.of(GROUP, CHANNELS + "AsynchronousSocketChannelImpl",
                        enter(named("enableReading").taking(boolean.class),
                                call("channelTimedOut", THIS, constant(READ), argument(0))),
                        enter(named("enableWriting").taking(boolean.class),
                                call("channelTimedOut", THIS, constant(WRITE), argument(0))),
                        enter(named("killReading"), call("channelCancelled", THIS, constant(READ))),
                        enter(named("killWriting"), call("channelCancelled", THIS, constant(WRITE))),
                        enter(named("killConnect"), call("channelCancelled", THIS, constant(CONNECT)))),
                TypeHook.of(GROUP, FILES,
                        CallSite.before(named("implRead"), "execute", code -> submitTask(code, READ)),
                        CallSite.before(named("implWrite"), "execute", code -> submitTask(code, WRITE))),
                task("$2"), task("$3"),
                idle());
    }

    /** A thread of a group that waits for events, itself or until another one hands it one, has nothing to do. */
    private static TypeHook idle() {
        MethodMatcher run = named("run").taking();
        return TypeHook.of(GROUP, CHANNELS + "EPollPort$EventHandlerTask",
                blocking(named("poll").taking(), call("block", THIS, constant(WaitKind.IDLE), NO_TIMEOUT)),
                CallSite.enterLate(run, "take", WaitKind.IDLE),
                CallSite.before(run, "channel", AsynchronousChannelInstrumentation::leave),
                CallSite.before(run, "poll", AsynchronousChannelInstrumentation::leave));
    }

    private static void leave(MethodVisitor code) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        BridgeCall.emit(code, "leave");
    }

    private static List<MethodHook> operation(int operation, String submit, String... completions) {
        List<String> names = new ArrayList<>(List.of(completions));
        names.add(submit);
        MethodMatcher all = named(names.toArray(String[]::new));
        return List.of(
                CallSite.before(all, "setResult", code -> done(code, operation)),
                CallSite.before(all, "withResult", code -> done(code, operation)),
                CallSite.before(all, "invoke", code -> done(code, operation)),
                CallSite.before(all, "setFailure", code -> failed(code, operation)),
                CallSite.before(all, "withFailure", code -> failed(code, operation)),
                around(named(submit), call("channelSubmit", THIS, constant(operation)),
                        call("channelSubmitted", TOKEN, THROWN)));
    }

    /** The task that a file's operation is. */
    private static TypeHook task(String suffix) {
        return TypeHook.of(GROUP, FILES + suffix,
                CallSite.before(named("run"), "setResult", AsynchronousChannelInstrumentation::taskDone),
                CallSite.before(named("run"), "invoke", AsynchronousChannelInstrumentation::taskDone));
    }

    /** On the stack: value, exception. */
    private static void done(MethodVisitor code, int operation) {
        code.visitInsn(Opcodes.DUP2);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitIntInsn(Opcodes.BIPUSH, operation);
        BridgeCall.emit(code, "channelDone");
    }

    /** On the stack: exception. */
    private static void failed(MethodVisitor code, int operation) {
        code.visitInsn(Opcodes.DUP);
        code.visitInsn(Opcodes.ACONST_NULL);
        code.visitInsn(Opcodes.SWAP);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitIntInsn(Opcodes.BIPUSH, operation);
        BridgeCall.emit(code, "channelDone");
    }

    /** On the stack: executor, task. */
    private static void submitTask(MethodVisitor code, int operation) {
        code.visitInsn(Opcodes.DUP);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitIntInsn(Opcodes.BIPUSH, operation);
        BridgeCall.emit(code, "channelTask");
    }

    /** On the stack: value, exception. */
    private static void taskDone(MethodVisitor code) {
        code.visitInsn(Opcodes.DUP2);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        BridgeCall.emit(code, "channelTaskDone");
    }
}
