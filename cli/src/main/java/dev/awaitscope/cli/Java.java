package dev.awaitscope.cli;

import java.nio.file.Path;

/** The JDK we run on, which also runs the programs we start ourselves. */
public final class Java {
    private Java() {}

    /** Its {@code java}. */
    public static String executable() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Its version and vendor, such as {@code 25.0.3+9-LTS (Eclipse Adoptium)}. */
    public static String name() {
        return Runtime.version() + " (" + System.getProperty("java.vendor") + ")";
    }
}
