package dev.awaitscope.agent.instrument;

import static dev.awaitscope.agent.instrument.BridgeCall.call;
import static dev.awaitscope.agent.instrument.MethodMatcher.named;
import static dev.awaitscope.agent.instrument.TypeHook.enter;
import static dev.awaitscope.agent.instrument.TypeHook.exit;
import static dev.awaitscope.agent.instrument.Value.RETURNED;
import static dev.awaitscope.agent.instrument.Value.THIS;
import static dev.awaitscope.agent.instrument.Value.field;

import java.util.List;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Each mount of virtual threads: ready, mounted, unmounted. Installed only where each mount is to be recorded, so that it
 * costs nothing where not.
 */
final class MountInstrumentation {
    static final String GROUP = "virtual-slices";

    private MountInstrumentation() {}

    static List<TypeHook> hooks(int feature) {
        if (feature < 25) {
            return List.of();
        }
        BridgeCall ready = call("ready", THIS, field("state", int.class));
        return List.of(TypeHook.of(GROUP, "java.lang.VirtualThread",
                enter(named("submitRunContinuation").taking(2), ready),
                enter(named("externalSubmitRunContinuation", "lazySubmitRunContinuation",
                        "externalSubmitRunContinuationOrThrow"), ready),
                CallSite.before(named("runContinuation"), "mount", MountInstrumentation::mounting),
                enter(named("afterYield").taking(), call("runEnd", THIS, field("state", int.class))),
                exit(named("yieldContinuation").taking(), call("runResumed", THIS, RETURNED)),
                exit(named("run").taking(Runnable.class), call("lastRunEnd", THIS))));
    }

    private static void mounting(MethodVisitor code) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        BridgeCall.emit(code, "runBegin");
    }
}
