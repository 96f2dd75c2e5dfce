package dev.awaitscope.agent.instrument;

import dev.awaitscope.agent.bootstrap.Bridge;
import java.util.function.Consumer;
import java.util.function.Predicate;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * A hook in front of certain calls inside a method: where only the slow path makes them, the fast path stays as it is.
 * What is put in has no branch, so that the method's stack map frames stay valid.
 */
final class CallSite {
    static final String OBJECT = "Ljava/lang/Object;";

    private CallSite() {}

    /** Puts {@code code} in front of each call of a method with one of the names. */
    static TypeHook.MethodHook before(ElementMatcher<? super MethodDescription> matcher, Predicate<String> callee,
            Consumer<MethodVisitor> code) {
        return new TypeHook.MethodHook(matcher, new AsmVisitorWrapper.ForDeclaredMethods().method(matcher,
                (type, method, visitor, context, pool, writerFlags, readerFlags) -> new BeforeCall(visitor, callee,
                        code)));
    }

    /** Calls {@code enterLate} on the bridge for {@code this}. */
    static void enterLate(MethodVisitor visitor, int kind) {
        visitor.visitVarInsn(Opcodes.ALOAD, 0);
        visitor.visitIntInsn(Opcodes.BIPUSH, kind);
        bridge(visitor, "enterLate", "(" + OBJECT + "I)V");
    }

    static void bridge(MethodVisitor visitor, String method, String descriptor) {
        visitor.visitMethodInsn(Opcodes.INVOKESTATIC, Bridge.class.getName().replace('.', '/'), method, descriptor,
                false);
    }

    private static final class BeforeCall extends MethodVisitor {
        private static final int EXTRA_STACK = 3;

        private final Predicate<String> callee;
        private final Consumer<MethodVisitor> code;

        BeforeCall(MethodVisitor visitor, Predicate<String> callee, Consumer<MethodVisitor> code) {
            super(OpenedClassReader.ASM_API, visitor);
            this.callee = callee;
            this.code = code;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            if (callee.test(name)) {
                code.accept(mv);
            }
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }

        @Override
        public void visitMaxs(int maxStack, int maxLocals) {
            super.visitMaxs(maxStack + EXTRA_STACK, maxLocals);
        }
    }
}
