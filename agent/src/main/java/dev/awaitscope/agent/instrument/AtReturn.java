package dev.awaitscope.agent.instrument;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** A hook at each normal end of a constructor: what it throws there is nothing that was made. */
final class AtReturn extends MethodHook {
    private final BridgeCall call;

    AtReturn(MethodMatcher matcher, BridgeCall call) {
        super(matcher);
        this.call = call;
    }

    @Override
    MethodVisitor weave(MethodVisitor writer, Locals locals) {
        return new MethodVisitor(Opcodes.ASM9, writer) {
            private static final int EXTRA_STACK = 4;

            @Override
            public void visitInsn(int opcode) {
                if (opcode == Opcodes.RETURN) {
                    call.emit(mv, locals, false);
                }
                super.visitInsn(opcode);
            }

            @Override
            public void visitMaxs(int maxStack, int maxLocals) {
                super.visitMaxs(maxStack + EXTRA_STACK, maxLocals);
            }
        };
    }
}
