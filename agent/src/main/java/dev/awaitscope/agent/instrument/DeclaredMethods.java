package dev.awaitscope.agent.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/** The methods that a class has in this release of the JDK, and which hooks find theirs among them. */
final class DeclaredMethods {
    private record Declared(int access, String name, String descriptor) {}

    private final List<Declared> methods = new ArrayList<>();

    DeclaredMethods(ClassReader reader) {
        reader.accept(new ClassVisitor(Opcodes.ASM9) {
            @Override
            public @Nullable MethodVisitor visitMethod(int access, String name, String descriptor,
                    @Nullable String signature, String @Nullable [] exceptions) {
                methods.add(new Declared(access, name, descriptor));
                return null;
            }
        }, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    }

    /** The hooks all of whose methods are there; the others are reported as missing. */
    List<TypeHook> usable(List<TypeHook> hooks, HookCoverage coverage) {
        List<TypeHook> usable = new ArrayList<>();
        for (TypeHook hook : hooks) {
            if (hook.methods().stream().allMatch(this::finds)) {
                usable.add(hook);
            } else {
                coverage.missing(hook, "this JDK's " + hook.typeName() + " has other methods");
            }
        }
        return usable;
    }

    private boolean finds(MethodHook hook) {
        Predicate<Declared> matches = method -> hook.matches(method.access, method.name, method.descriptor);
        return methods.stream().anyMatch(matches);
    }
}
