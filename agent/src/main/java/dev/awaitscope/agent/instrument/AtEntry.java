package dev.awaitscope.agent.instrument;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** A hook at a method's beginning. */
final class AtEntry extends MethodHook {
    private final BridgeCall call;

    AtEntry(MethodMatcher matcher, BridgeCall call) {
        super(matcher);
        if (call.returnsToken()) {
            throw new IllegalArgumentException("nobody would take the token");
        }
        this.call = call;
    }

    @Override
    MethodVisitor weave(MethodVisitor writer, Locals locals) {
        return new MethodVisitor(Opcodes.ASM9, writer) {
            private static final int EXTRA_STACK = 8;

            @Override
            public void visitCode() {
                super.visitCode();
                call.emit(mv, locals, false);
            }

            @Override
            public void visitMaxs(int maxStack, int maxLocals) {
                super.visitMaxs(Math.max(maxStack, EXTRA_STACK), maxLocals);
            }
        };
    }
}
