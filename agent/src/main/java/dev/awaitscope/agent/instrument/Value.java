package dev.awaitscope.agent.instrument;

import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** An argument of a {@link BridgeCall}. */
abstract class Value {
    /** The object whose method is hooked. */
    static final Value THIS = new Value() {
        @Override
        void load(MethodVisitor code, Locals locals, boolean thrown) {
            code.visitVarInsn(Opcodes.ALOAD, 0);
        }
    };

    /** What the bridge gave out when the method was entered. */
    static final Value TOKEN = new Value() {
        @Override
        void load(MethodVisitor code, Locals locals, boolean thrown) {
            code.visitVarInsn(Opcodes.ALOAD, locals.tokenSlot());
        }
    };

    /** What the method throws, or null. */
    static final Value THROWN = new Value() {
        @Override
        void load(MethodVisitor code, Locals locals, boolean thrown) {
            if (thrown) {
                code.visitVarInsn(Opcodes.ALOAD, locals.keptSlot());
            } else {
                code.visitInsn(Opcodes.ACONST_NULL);
            }
        }
    };

    /** What the method returns, an {@code int} or a reference; where it throws, 0 or null. */
    static final Value RETURNED = new Value() {
        @Override
        void load(MethodVisitor code, Locals locals, boolean thrown) {
            boolean isReference = locals.returned().getSort() >= Type.ARRAY;
            if (thrown) {
                code.visitInsn(isReference ? Opcodes.ACONST_NULL : Opcodes.ICONST_0);
            } else {
                code.visitVarInsn(locals.returned().getOpcode(Opcodes.ILOAD), locals.keptSlot());
            }
        }
    };

    /** Of an {@code int}, itself; of a {@code long}, its upper half: so Netty returns two numbers. Where it throws, 0. */
    static final Value RETURNED_READY = new Value() {
        @Override
        void load(MethodVisitor code, Locals locals, boolean thrown) {
            if (thrown) {
                code.visitInsn(Opcodes.ICONST_0);
            } else if (locals.returned().getSort() == Type.LONG) {
                code.visitVarInsn(Opcodes.LLOAD, locals.keptSlot());
                code.visitIntInsn(Opcodes.BIPUSH, Integer.SIZE);
                code.visitInsn(Opcodes.LSHR);
                code.visitInsn(Opcodes.L2I);
            } else {
                code.visitVarInsn(Opcodes.ILOAD, locals.keptSlot());
            }
        }
    };

    static final Value NULL = new Value() {
        @Override
        void load(MethodVisitor code, Locals locals, boolean thrown) {
            code.visitInsn(Opcodes.ACONST_NULL);
        }
    };

    /** A {@code long} of 0: no limit of time. */
    static final Value NO_TIMEOUT = new Value() {
        @Override
        void load(MethodVisitor code, Locals locals, boolean thrown) {
            code.visitInsn(Opcodes.LCONST_0);
        }
    };

    private Value() {}

    abstract void load(MethodVisitor code, Locals locals, boolean thrown);

    /** The method's argument, counted from 0. */
    static Value argument(int index) {
        return new Value() {
            @Override
            void load(MethodVisitor code, Locals locals, boolean thrown) {
                code.visitVarInsn(locals.argument(index).getOpcode(Opcodes.ILOAD), locals.argumentSlot(index));
            }
        };
    }

    /** A small number, such as one of {@code WaitKind}. */
    static Value constant(int number) {
        return new Value() {
            @Override
            void load(MethodVisitor code, Locals locals, boolean thrown) {
                code.visitIntInsn(Opcodes.BIPUSH, number);
            }
        };
    }

    /** A string. */
    static Value text(String text) {
        return new Value() {
            @Override
            void load(MethodVisitor code, Locals locals, boolean thrown) {
                code.visitLdcInsn(text);
            }
        };
    }

    /** A field of the object whose method is hooked. */
    static Value field(String name, Class<?> type) {
        return fieldOf(name, Type.getDescriptor(type));
    }

    /** A field whose type only the hooked class sees. */
    static Value field(String name, String typeName) {
        return fieldOf(name, "L" + typeName.replace('.', '/') + ";");
    }

    private static Value fieldOf(String name, String descriptor) {
        return new Value() {
            @Override
            void load(MethodVisitor code, Locals locals, boolean thrown) {
                code.visitVarInsn(Opcodes.ALOAD, 0);
                code.visitFieldInsn(Opcodes.GETFIELD, locals.owner(), name, descriptor);
            }
        };
    }
}
