package dev.awaitscope.agent.instrument;

import dev.awaitscope.agent.trace.Failures;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import org.jspecify.annotations.Nullable;

/**
 * Puts the hooks into JDK classes. Works on the bytes that it is given, so that it gets on with other agents, adds no
 * member, and leaves a class as it is whenever anything is not as expected. Methods without a hook are copied as they
 * are.
 */
final class HookTransformer implements ClassFileTransformer {
    private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

    private final Map<String, List<TypeHook>> hooks;
    private final HookCoverage coverage;
    private final Failures failures;

    /**
     * @param hooks
     *            by the internal name of their class
     */
    HookTransformer(Map<String, List<TypeHook>> hooks, HookCoverage coverage, Failures failures) {
        this.hooks = hooks;
        this.coverage = coverage;
        this.failures = failures;
    }

    @Override
    public byte @Nullable [] transform(@Nullable Module module, @Nullable ClassLoader loader, @Nullable String name,
            @Nullable Class<?> redefined, @Nullable ProtectionDomain domain, byte[] bytes) {
        List<TypeHook> typeHooks = name != null && isHooked(loader, name) ? hooks.get(name) : null;
        return typeHooks == null ? null : transform(typeHooks, bytes);
    }

    /** Whether a class may be hooked: one of the JDK's own, or a library's that has a loop in native code. */
    static boolean isHooked(@Nullable ClassLoader loader, String name) {
        return loader == null || loader == PLATFORM || name.startsWith(NettyInstrumentation.PACKAGE);
    }

    private byte @Nullable [] transform(List<TypeHook> typeHooks, byte[] bytes) {
        try {
            ClassReader reader = new ClassReader(bytes);
            List<TypeHook> usable = new DeclaredMethods(reader).usable(typeHooks, coverage);
            if (usable.isEmpty()) {
                return null;
            }
            ClassWriter writer = new ClassWriter(reader, 0);
            reader.accept(new ClassWeaver(writer, usable), ClassReader.EXPAND_FRAMES);
            byte[] transformed = writer.toByteArray();
            usable.forEach(coverage::installed);
            return transformed;
        } catch (Throwable failure) {
            failures.add("transform " + typeHooks.get(0).typeName(), failure);
            typeHooks.forEach(hook -> coverage.missing(hook, failure.toString()));
            return null;
        }
    }
}
