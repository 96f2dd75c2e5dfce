package dev.awaitscope.agent.instrument;

import java.lang.reflect.Modifier;
import java.util.List;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.jspecify.annotations.Nullable;

/**
 * Which methods of a class a hook goes into: those with one of the names and the wanted parameters. Methods without code,
 * and the bridges that the compiler adds, never match.
 *
 * @param parameters
 *            how many they take; negative: any number
 * @param firstParameters
 *            the beginning of their descriptor
 */
record MethodMatcher(List<String> names, @Nullable String prefix, int parameters, String firstParameters) {
    private static final int NOT_HOOKED = Modifier.ABSTRACT | Modifier.NATIVE | Opcodes.ACC_SYNTHETIC;

    static MethodMatcher named(String... names) {
        return new MethodMatcher(List.of(names), null, -1, "(");
    }

    /** All constructors. Hooked at their return only: before {@code super} returns there is no object. */
    static MethodMatcher constructors() {
        return named("<init>");
    }

    /** Methods whose name begins so, but no constructors. */
    static MethodMatcher nameStartsWith(String prefix) {
        return new MethodMatcher(List.of(), prefix, -1, "(");
    }

    /** Those of them that take this many arguments. */
    MethodMatcher taking(int count) {
        return new MethodMatcher(names, prefix, count, firstParameters);
    }

    /** Those of them that take exactly these arguments. */
    MethodMatcher taking(Class<?>... types) {
        return beginningWith(types).taking(types.length);
    }

    /** Those of them whose first arguments are these. */
    MethodMatcher beginningWith(Class<?>... types) {
        StringBuilder descriptor = new StringBuilder("(");
        for (Class<?> type : types) {
            descriptor.append(Type.getDescriptor(type));
        }
        return new MethodMatcher(names, prefix, parameters, descriptor.toString());
    }

    /** Those of them whose descriptor begins so, for types that only the hooked class sees. */
    MethodMatcher describedBy(String beginning) {
        return new MethodMatcher(names, prefix, parameters, beginning);
    }

    boolean matches(int access, String name, String descriptor) {
        return (access & NOT_HOOKED) == 0
                && (prefix == null ? names.contains(name) : name.startsWith(prefix) && !name.startsWith("<"))
                && descriptor.startsWith(firstParameters)
                && (parameters < 0 || Type.getArgumentTypes(descriptor).length == parameters);
    }
}
