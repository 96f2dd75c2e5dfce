package dev.awaitscope.reports.html;

import org.jspecify.annotations.Nullable;

/** Names of classes as a page shows them. */
final class ClassNames {
    private static final String LAMBDA = "$$Lambda";

    private ClassNames() {}

    /** A class without its package; a lambda, whose own name is an address, by the class it is in. Empty for null. */
    static String simple(@Nullable String className) {
        if (className == null) {
            return "";
        }
        int lambda = className.indexOf(LAMBDA);
        String name = lambda < 0 ? className : className.substring(0, lambda);
        String simple = name.substring(name.lastIndexOf('.') + 1);
        return lambda < 0 ? simple : "lambda of " + simple;
    }
}
