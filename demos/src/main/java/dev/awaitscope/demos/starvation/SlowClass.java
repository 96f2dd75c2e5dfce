package dev.awaitscope.demos.starvation;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.util.Objects;

/**
 * A class whose initializer does what it is told. While an initializer runs, a frame of the JVM itself is on the stack,
 * and a virtual thread with such a frame keeps its carrier when it waits. That is what still pins on JDK 25, along with
 * native methods that call back; {@code synchronized} no longer does (JEP 491).
 */
final class SlowClass {
    private static final byte[] TEMPLATE = template();
    /** For the next copy: an initializer takes no arguments. */
    private static volatile Runnable body = () -> {};

    private SlowClass() {}

    private static byte[] template() {
        try (InputStream bytes = SlowClass.class.getResourceAsStream("SlowClass$Template.class")) {
            return Objects.requireNonNull(bytes).readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("a class that was loaded can be read", e);
        }
    }

    /** Defines one more copy, whose initializer runs {@code body} on the calling thread. */
    static void initializeNew(Runnable body) {
        SlowClass.body = body;
        try {
            MethodHandles.lookup().defineHiddenClass(TEMPLATE, true);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a class may define others of its package", e);
        }
    }

    static void initialize() {
        body.run();
    }

    /** Never used itself; each hidden copy is initialized once. */
    static final class Template {
        static {
            SlowClass.initialize();
        }

        private Template() {}
    }
}
