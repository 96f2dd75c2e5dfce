package dev.awaitscope.agent.instrument;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.TypePath;
import org.jspecify.annotations.Nullable;

/** A hook at a method's beginning and at each of its ends, by return or by exception. */
final class Around extends MethodHook {
    private final @Nullable BridgeCall enter;
    private final BridgeCall exit;

    Around(MethodMatcher matcher, @Nullable BridgeCall enter, BridgeCall exit) {
        super(matcher);
        if (enter != null && !enter.returnsToken() || exit.returnsToken()) {
            throw new IllegalArgumentException("the beginning gives a token, the end takes it");
        }
        this.enter = enter;
        this.exit = exit;
    }

    @Override
    MethodVisitor weave(MethodVisitor writer, Locals locals) {
        return new Weaver(writer, locals, enter, exit);
    }

    /**
     * The method's code lies in {@code try} blocks that end before each of its exits, so that what the hook itself does
     * there is not in them. Handlers of the method come first: ours is the last in the table.
     */
    private static final class Weaver extends MethodVisitor {
        private static final String THROWABLE = "java/lang/Throwable";
        /** More than any call puts on the stack. */
        private static final int EXTRA_STACK = 8;

        private final Locals locals;
        private final @Nullable BridgeCall enter;
        private final BridgeCall exit;
        private final List<Label> borders = new ArrayList<>();

        Weaver(MethodVisitor writer, Locals locals, @Nullable BridgeCall enter, BridgeCall exit) {
            super(Opcodes.ASM9, writer);
            this.locals = locals;
            this.enter = enter;
            this.exit = exit;
        }

        @Override
        public void visitCode() {
            super.visitCode();
            if (enter == null) {
                mv.visitInsn(Opcodes.ACONST_NULL);
            } else {
                enter.emit(mv, locals, false);
            }
            mv.visitVarInsn(Opcodes.ASTORE, locals.tokenSlot());
            border();
        }

        private void border() {
            Label label = new Label();
            mv.visitLabel(label);
            borders.add(label);
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
                border();
                exit(opcode);
                super.visitInsn(opcode);
                border();
            } else {
                super.visitInsn(opcode);
            }
        }

        private void exit(int opcode) {
            if (exit.takesReturned()) {
                int toLocal = opcode - Opcodes.IRETURN;
                mv.visitVarInsn(Opcodes.ISTORE + toLocal, locals.keptSlot());
                exit.emit(mv, locals, false);
                mv.visitVarInsn(Opcodes.ILOAD + toLocal, locals.keptSlot());
            } else {
                exit.emit(mv, locals, false);
            }
        }

        @Override
        public void visitMaxs(int maxStack, int maxLocals) {
            border();
            Label handler = new Label();
            mv.visitLabel(handler);
            Object[] variables = locals.atHandler();
            mv.visitFrame(Opcodes.F_NEW, variables.length, variables, 1, new Object[] {THROWABLE});
            mv.visitVarInsn(Opcodes.ASTORE, locals.keptSlot());
            exit.emit(mv, locals, true);
            mv.visitVarInsn(Opcodes.ALOAD, locals.keptSlot());
            mv.visitInsn(Opcodes.ATHROW);
            for (int i = 0; i < borders.size(); i += 2) {
                // The JVM refuses an empty range.
                if (borders.get(i).getOffset() < borders.get(i + 1).getOffset()) {
                    mv.visitTryCatchBlock(borders.get(i), borders.get(i + 1), handler, THROWABLE);
                }
            }
            super.visitMaxs(maxStack + EXTRA_STACK, maxLocals + Locals.OURS);
        }

        @Override
        public void visitFrame(int type, int localCount, Object[] local, int stackCount, Object[] stack) {
            Object[] moved = locals.withOurs(localCount, local);
            super.visitFrame(type, moved.length, moved, stackCount, stack);
        }

        @Override
        public void visitVarInsn(int opcode, int slot) {
            super.visitVarInsn(opcode, locals.moved(slot));
        }

        @Override
        public void visitIincInsn(int slot, int increment) {
            super.visitIincInsn(locals.moved(slot), increment);
        }

        @Override
        public void visitLocalVariable(String name, String descriptor, @Nullable String signature, Label start,
                Label end, int slot) {
            super.visitLocalVariable(name, descriptor, signature, start, end, locals.moved(slot));
        }

        /** Type annotations of local variables are nothing that the JVM or its tools look at. */
        @Override
        public @Nullable AnnotationVisitor visitLocalVariableAnnotation(int reference, TypePath path, Label[] start,
                Label[] end, int[] slots, String descriptor, boolean visible) {
            return null;
        }
    }
}
