package dev.awaitscope.agent.instrument;

import java.util.function.Consumer;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * A hook in front of certain calls inside a method: where only the slow path makes them, the fast path stays as it is.
 */
final class CallSite extends MethodHook {
    private final String calleePrefix;
    private final Consumer<MethodVisitor> code;

    private CallSite(MethodMatcher matcher, String calleePrefix, Consumer<MethodVisitor> code) {
        super(matcher);
        this.calleePrefix = calleePrefix;
        this.code = code;
    }

    /**
     * Puts {@code code}, which has no branch, in front of each call of a method whose name begins so. It finds the
     * arguments of that call on the stack.
     */
    static MethodHook before(MethodMatcher matcher, String calleePrefix, Consumer<MethodVisitor> code) {
        return new CallSite(matcher, calleePrefix, code);
    }

    /** Calls {@code enterLate} on the bridge, for the object whose method it is. */
    static MethodHook enterLate(MethodMatcher matcher, String calleePrefix, int kind) {
        return before(matcher, calleePrefix, code -> {
            code.visitVarInsn(Opcodes.ALOAD, 0);
            code.visitIntInsn(Opcodes.BIPUSH, kind);
            BridgeCall.emit(code, "enterLate");
        });
    }

    @Override
    MethodVisitor weave(MethodVisitor writer, Locals locals) {
        return new MethodVisitor(Opcodes.ASM9, writer) {
            private static final int EXTRA_STACK = 5;

            @Override
            public void visitMethodInsn(int opcode, String owner, String name, String descriptor,
                    boolean isInterface) {
                if (name.startsWith(calleePrefix) && !BridgeCall.isOnBridge(owner)) {
                    code.accept(mv);
                }
                super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            }

            @Override
            public void visitMaxs(int maxStack, int maxLocals) {
                super.visitMaxs(maxStack + EXTRA_STACK, maxLocals);
            }
        };
    }
}
