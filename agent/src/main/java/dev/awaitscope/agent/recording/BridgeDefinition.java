package dev.awaitscope.agent.recording;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Defines the bridge in the boot loader, and opens to the agent's own module what its classes need of the JDK.
 *
 * <p>
 * Not by appending a jar to the boot class path: that makes the JVM print a warning about sharing. And to the module of
 * our own loader only: exported to the module of {@code Premain}, which is the application's, the JDK's inside would be
 * open to the application as well.
 */
final class BridgeDefinition {
    private static final String PACKAGE = "dev.awaitscope.agent.bootstrap.";
    /** In this order, since each may need the one before. */
    private static final List<String> CLASSES = List.of("WaitKind", "Handler", "Bridge");

    private BridgeDefinition() {}

    static void define(Instrumentation instrumentation) throws ReflectiveOperationException, IOException {
        Module own = BridgeDefinition.class.getModule();
        Set<Module> us = Set.of(own);
        Module base = Object.class.getModule();
        instrumentation.redefineModule(base, Set.of(), Map.of("jdk.internal.misc", us),
                Map.of("java.lang", us, "java.util.concurrent", us, "java.util.concurrent.locks", us,
                        "jdk.internal.vm", us),
                Set.of(), Map.of());
        ModuleLayer.boot()
                .findModule("jdk.jfr")
                .ifPresent(jfr -> instrumentation.redefineModule(jfr, Set.of(),
                        Map.of(), Map.of("jdk.jfr.internal", us), Set.of(), Map.of()));
        if (!isDefined()) {
            for (String name : CLASSES) {
                define(PACKAGE + name);
            }
        }
    }

    /** The bridge stays for the life of the JVM, also after the agent has gone. */
    private static boolean isDefined() {
        try {
            Class.forName(PACKAGE + "Bridge", false, null);
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static void define(String name) throws ReflectiveOperationException, IOException {
        String resource = "/boot/" + name.replace('.', '/') + ".classdata";
        try (InputStream in = BridgeDefinition.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("the agent's jar lacks " + resource);
            }
            byte[] bytes = in.readAllBytes();
            Class<?> unsafeType = Class.forName("jdk.internal.misc.Unsafe");
            Object unsafe = unsafeType.getMethod("getUnsafe").invoke(null);
            Method defineClass = unsafeType.getMethod("defineClass", String.class, byte[].class, int.class, int.class,
                    ClassLoader.class, ProtectionDomain.class);
            defineClass.invoke(unsafe, name, bytes, 0, bytes.length, null, null);
        }
    }
}
