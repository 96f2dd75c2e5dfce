package dev.awaitscope.agent.instrument;

import java.util.List;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * The hooks in one JDK class.
 *
 * @param group
 *            the name under which users switch it off
 * @param typeName
 *            the class
 * @param methods
 *            the hooked methods; if one of them does not exist, the class is left as it is
 */
record TypeHook(String group, String typeName, List<MethodHook> methods) {

    /**
     * A hook in all methods that match.
     *
     * @param matcher
     *            the methods
     * @param visitor
     *            puts the calls in
     */
    record MethodHook(ElementMatcher<? super MethodDescription> matcher, AsmVisitorWrapper visitor) {}

    static TypeHook of(String group, String typeName, MethodHook... methods) {
        return new TypeHook(group, typeName, List.of(methods));
    }

    /** A hook at the beginning and the end of methods. */
    static MethodHook advice(ElementMatcher<? super MethodDescription> matcher, Class<?> advice) {
        return new MethodHook(matcher, Advice.to(advice).on(matcher));
    }
}
