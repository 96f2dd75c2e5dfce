package dev.awaitscope.agent.instrument;

import net.bytebuddy.jar.asm.MethodVisitor;

/** A hook in all methods of a class that match. */
abstract class MethodHook {
    private final MethodMatcher matcher;

    MethodHook(MethodMatcher matcher) {
        this.matcher = matcher;
    }

    final boolean matches(int access, String name, String descriptor) {
        return matcher.matches(access, name, descriptor);
    }

    /**
     * Puts the hook into one method.
     *
     * @param writer
     *            writes the method's new code
     * @return what is shown the method's code as it is
     */
    abstract MethodVisitor weave(MethodVisitor writer, Locals locals);
}
