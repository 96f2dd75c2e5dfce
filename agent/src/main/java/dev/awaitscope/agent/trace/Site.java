package dev.awaitscope.agent.trace;

import org.jspecify.annotations.Nullable;

/** The place in a program that a stack trace stands for. */
final class Site {
    private Site() {}

    /** {@code Type.method:line} of the innermost frame outside the JDK and the agent; null where there is none. */
    static @Nullable String of(StackTraceElement[] stack) {
        for (StackTraceElement frame : stack) {
            if (!isJdk(frame.getClassName()) && !isOurs(frame)) {
                return frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber();
            }
        }
        return null;
    }

    private static boolean isOurs(StackTraceElement frame) {
        return "awaitscope".equals(frame.getClassLoaderName())
                || frame.getClassName().startsWith("dev.awaitscope.agent.bootstrap.");
    }

    private static boolean isJdk(String type) {
        return type.startsWith("java.") || type.startsWith("jdk.") || type.startsWith("sun.");
    }
}
