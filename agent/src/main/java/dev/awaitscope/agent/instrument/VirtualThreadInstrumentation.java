package dev.awaitscope.agent.instrument;

import static dev.awaitscope.agent.instrument.BridgeCall.call;
import static dev.awaitscope.agent.instrument.MethodMatcher.named;
import static dev.awaitscope.agent.instrument.TypeHook.around;
import static dev.awaitscope.agent.instrument.TypeHook.enter;
import static dev.awaitscope.agent.instrument.TypeHook.exit;
import static dev.awaitscope.agent.instrument.TypeHook.scope;
import static dev.awaitscope.agent.instrument.Value.THIS;
import static dev.awaitscope.agent.instrument.Value.THROWN;
import static dev.awaitscope.agent.instrument.Value.TOKEN;
import static dev.awaitscope.agent.instrument.Value.argument;
import static dev.awaitscope.agent.instrument.Value.field;

import dev.awaitscope.agent.bootstrap.WaitKind;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Virtual threads: start, run, join, and their waits for monitors (JEP 491), which only their carriers see. Names and
 * states differ between releases, hence the hooks in the scheduling are only for the releases they were made for.
 */
final class VirtualThreadInstrumentation {
    private static final String TYPE = "java.lang.VirtualThread";

    private VirtualThreadInstrumentation() {}

    static List<TypeHook> hooks(int feature) {
        List<TypeHook> hooks = new ArrayList<>();
        if (feature >= 21) {
            BridgeCall rejected = call("submittedToThread", THIS, argument(0), THROWN);
            hooks.add(TypeHook.of("virtual-threads", TYPE,
                    scope(named("joinNanos").taking(long.class), WaitKind.JOIN),
                    enter(named("start").taking(1), call("virtualThreadStart", THIS, argument(0))),
                    around(named("run").taking(Runnable.class), call("virtualThreadRun", THIS, argument(0)),
                            call("virtualThreadEnd", THIS, TOKEN)),
                    CallSite.before(named("run").taking(Runnable.class), "dispatchUncaughtException",
                            VirtualThreadInstrumentation::failed)));
            hooks.add(TypeHook.of("virtual-threads", "java.util.concurrent.ThreadPerTaskExecutor",
                    exit(named("start").taking(Runnable.class), rejected),
                    exit(named("submit").taking(Callable.class), rejected)));
        }
        if (feature >= 25) {
            hooks.add(TypeHook.of("virtual-monitors", TYPE,
                    enter(named("afterYield").taking(), call("unmounted", THIS, field("state", int.class))),
                    CallSite.before(named("runContinuation"), "mount", VirtualThreadInstrumentation::mounting)));
        }
        return hooks;
    }

    /** On the stack: thread, exception. */
    private static void failed(MethodVisitor code) {
        code.visitInsn(Opcodes.DUP);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        BridgeCall.emit(code, "virtualThreadFailed");
    }

    /** The first local variable is the state out of which the thread is mounted. */
    private static void mounting(MethodVisitor code) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.ILOAD, 1);
        BridgeCall.emit(code, "mounting");
    }
}
