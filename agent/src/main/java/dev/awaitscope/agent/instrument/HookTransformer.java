package dev.awaitscope.agent.instrument;

import dev.awaitscope.agent.trace.Failures;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/**
 * Puts the hooks into JDK classes. Works on the bytes that it is given, so that it gets on with other agents, adds no
 * member, and leaves a class as it is whenever anything is not as expected.
 */
final class HookTransformer implements ClassFileTransformer {
    private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();

    private final ByteBuddy byteBuddy = new ByteBuddy().with(TypeValidation.DISABLED);
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
        List<TypeHook> typeHooks = isJdk(loader) && name != null ? hooks.get(name) : null;
        return typeHooks == null ? null : transform(typeHooks, bytes);
    }

    /** Whether classes of this loader are the JDK's own. */
    static boolean isJdk(@Nullable ClassLoader loader) {
        return loader == null || loader == PLATFORM;
    }

    private byte @Nullable [] transform(List<TypeHook> typeHooks, byte[] bytes) {
        String typeName = typeHooks.get(0).typeName();
        try {
            ClassFileLocator locator = new ClassFileLocator.Compound(ClassFileLocator.Simple.of(typeName, bytes),
                    ClassFileLocator.ForClassLoader.ofPlatformLoader());
            TypeDescription type = TypePool.Default.of(locator).describe(typeName).resolve();
            List<TypeHook> usable = usable(typeHooks, type);
            if (usable.isEmpty()) {
                return null;
            }
            DynamicType.Builder<?> builder = byteBuddy.decorate(type, locator);
            for (TypeHook hook : usable) {
                for (TypeHook.MethodHook method : hook.methods()) {
                    builder = builder.visit(method.visitor());
                }
            }
            byte[] transformed = builder.make().getBytes();
            usable.forEach(coverage::installed);
            return transformed;
        } catch (Throwable failure) {
            failures.add("transform " + typeName, failure);
            typeHooks.forEach(hook -> coverage.missing(hook, failure.toString()));
            return null;
        }
    }

    private List<TypeHook> usable(List<TypeHook> typeHooks, TypeDescription type) {
        List<TypeHook> usable = new ArrayList<>();
        for (TypeHook hook : typeHooks) {
            if (hook.methods()
                    .stream()
                    .allMatch(m -> type.getDeclaredMethods()
                            .stream()
                            .anyMatch(
                                    m.matcher()::matches))) {
                usable.add(hook);
            } else {
                coverage.missing(hook, "this JDK's " + hook.typeName() + " has other methods");
            }
        }
        return usable;
    }
}
