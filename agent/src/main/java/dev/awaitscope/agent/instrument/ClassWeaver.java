package dev.awaitscope.agent.instrument;

import java.util.List;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** Puts hooks into the methods of one class. */
final class ClassWeaver extends ClassVisitor {
    private final List<TypeHook> hooks;
    private String owner = "";

    ClassWeaver(ClassVisitor writer, List<TypeHook> hooks) {
        super(Opcodes.ASM9, writer);
        this.hooks = hooks;
    }

    @Override
    public void visit(int version, int access, String name, @Nullable String signature, @Nullable String superName,
            String @Nullable [] interfaces) {
        owner = name;
        super.visit(version, access, name, signature, superName, interfaces);
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, @Nullable String signature,
            String @Nullable [] exceptions) {
        MethodVisitor visitor = super.visitMethod(access, name, descriptor, signature, exceptions);
        // The last hook writes first, so that the first one sees the code as it was.
        for (int i = hooks.size() - 1; i >= 0; i--) {
            List<MethodHook> methods = hooks.get(i).methods();
            for (int j = methods.size() - 1; j >= 0; j--) {
                if (methods.get(j).matches(access, name, descriptor)) {
                    visitor = methods.get(j).weave(visitor, new Locals(owner, access, descriptor));
                }
            }
        }
        return visitor;
    }
}
