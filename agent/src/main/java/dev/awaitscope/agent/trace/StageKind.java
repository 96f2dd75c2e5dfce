package dev.awaitscope.agent.trace;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One of the classes of {@code CompletableFuture} that stand for a stage which depends on a future, or the method that
 * runs the same stage at once. Needs {@code java.util.concurrent} to be open to this class's module.
 *
 * @param stage
 *            as it is written in events
 * @param function
 *            gives the function of the program that a completion holds, an object for an object; null where none is found
 * @param two
 *            whether it depends on two futures
 */
record StageKind(String stage, @Nullable MethodHandle function, boolean two) {
    /** Not a ClassValue: the JDK's classes would keep our values, and with them the agent, for good. */
    private static final Map<Class<?>, StageKind> BY_CLASS = new ConcurrentHashMap<>();

    /** The kind of a completion. */
    static StageKind of(Object completion) {
        Class<?> type = completion.getClass();
        StageKind known = BY_CLASS.get(type);
        if (known == null) {
            known = of(type);
            BY_CLASS.putIfAbsent(type, known);
        }
        return known;
    }

    private static StageKind of(Class<?> type) {
        String name = type.getSimpleName();
        boolean two = name.startsWith("Bi") || name.startsWith("Or");
        return new StageKind(stage(name), function(type), two);
    }

    /** The class of the function that a completion calls; null where it is not known. */
    @Nullable
    Class<?> functionClass(Object completion) {
        try {
            Object called = function == null ? null : (Object) function.invokeExact(completion);
            return called == null ? null : called.getClass();
        } catch (Throwable e) {
            return null;
        }
    }

    /** The stage of a method such as {@code uniApplyNow} or of a class such as {@code UniApply}. */
    static String stage(String name) {
        if (name.startsWith("bi") || name.startsWith("Bi")) {
            return "combine";
        }
        if (name.startsWith("Or")) {
            return "either";
        }
        String rest = name.substring(3);
        return rest.startsWith("Apply")
                ? "apply"
                : rest.startsWith("Accept")
                        ? "accept"
                        : rest.startsWith("Run")
                                ? "run"
                                : rest.startsWith("Handle")
                                        ? "handle"
                                        : rest.startsWith("When")
                                                ? "whenComplete"
                                                : rest.startsWith("ComposeEx") || rest.startsWith("Ex")
                                                        ? "exceptionally"
                                                        : "compose";
    }

    /** Of a type that fits all classes: adapting it at each call would take longer than the stage. */
    private static @Nullable MethodHandle function(Class<?> type) {
        try {
            Class<?> fieldType = type.getDeclaredField("fn").getType();
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .findGetter(type, "fn", fieldType)
                    .asType(MethodType.methodType(Object.class, Object.class));
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
