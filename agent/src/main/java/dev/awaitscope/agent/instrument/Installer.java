package dev.awaitscope.agent.instrument;

import dev.awaitscope.agent.trace.Failures;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Puts all hooks in place, into the classes that are loaded and into the others when they are, and takes them out again.
 */
public final class Installer {
    private static final int FEATURE = Runtime.version().feature();

    private final Instrumentation instrumentation;
    private final HookCoverage coverage = new HookCoverage();
    private final Failures failures;
    private final Map<String, List<TypeHook>> hooks = new HashMap<>();
    private @Nullable HookTransformer transformer;

    public Installer(Instrumentation instrumentation, Failures failures) {
        this.instrumentation = instrumentation;
        this.failures = failures;
    }

    /** Whether a group is on only where it is asked for by name. */
    public static boolean isOptional(String group) {
        return Instrumentations.OPTIONAL.contains(group);
    }

    /** What has become of the groups so far; it grows as classes are loaded. */
    public HookCoverage coverage() {
        return coverage;
    }

    /**
     * Installs the hooks of the groups that are wanted.
     *
     * @param whyOff
     *            why a group is not wanted; null where it is
     */
    public void install(Function<String, @Nullable String> whyOff) {
        for (TypeHook hook : Instrumentations.all(FEATURE)) {
            String reason = whyOff.apply(hook.group());
            if (reason == null) {
                coverage.known(hook.group());
                hooks.computeIfAbsent(hook.typeName().replace('.', '/'), n -> new ArrayList<>()).add(hook);
            } else {
                coverage.off(hook.group(), reason);
            }
        }
        nameWhatThisReleaseLacks();
        HookTransformer installed = new HookTransformer(hooks, coverage, failures);
        transformer = installed;
        instrumentation.addTransformer(installed, true);
        retransform(loaded());
    }

    /** Takes all hooks out again: the JDK's classes are then what they were. */
    public void remove() {
        HookTransformer installed = transformer;
        if (installed != null) {
            transformer = null;
            instrumentation.removeTransformer(installed);
            retransform(loaded());
        }
    }

    private void nameWhatThisReleaseLacks() {
        if (FEATURE < 21) {
            coverage.off("virtual-threads", "JDK " + FEATURE + " has no virtual threads");
        } else if (FEATURE < 25) {
            String reason = "the hooks are made for JDK 25 and later, this is JDK " + FEATURE;
            coverage.off("virtual-monitors", reason);
            coverage.off(MountInstrumentation.GROUP, reason);
        }
    }

    private Class<?>[] loaded() {
        List<Class<?>> loaded = new ArrayList<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            String name = type.getName().replace('.', '/');
            if (hooks.containsKey(name) && HookTransformer.isHooked(type.getClassLoader(), name)) {
                loaded.add(type);
            }
        }
        return loaded.toArray(new Class<?>[0]);
    }

    private void retransform(Class<?>[] types) {
        try {
            instrumentation.retransformClasses(types);
        } catch (Exception | LinkageError together) {
            // One class that the JVM refuses must not cost the others.
            for (Class<?> type : types) {
                retransform(type);
            }
        }
    }

    private void retransform(Class<?> type) {
        @Nullable
        Throwable refused = null;
        try {
            instrumentation.retransformClasses(type);
        } catch (Exception | LinkageError e) {
            refused = e;
        }
        if (refused != null) {
            failures.add("retransform " + type.getName(), refused);
        }
    }
}
