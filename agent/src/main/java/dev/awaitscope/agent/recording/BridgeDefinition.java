package dev.awaitscope.agent.recording;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

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

    private static final String BRIDGE = PACKAGE + "Bridge";

    private static volatile @Nullable String build;

    private BridgeDefinition() {}

    /** Opens to this class's module what the agent needs of the JDK. */
    static void open(Instrumentation instrumentation) {
        Module own = BridgeDefinition.class.getModule();
        Set<Module> us = Set.of(own);
        Module base = Object.class.getModule();
        instrumentation.redefineModule(base, Set.of(), Map.of("jdk.internal.misc", us),
                Map.of("java.lang", us, "java.util.concurrent", us, "java.util.concurrent.locks", us,
                        "jdk.internal.vm", us),
                Set.of(), Map.of());
        ModuleLayer.boot()
                .findModule("jdk.jfr")
                .ifPresent(jfr -> instrumentation.redefineModule(jfr, Set.of(), Map.of(), inside(jfr, us), Set.of(),
                        Map.of()));
    }

    private static Map<String, Set<Module>> inside(Module jfr, Set<Module> us) {
        return Stream.of("jdk.jfr.internal", "jdk.jfr.internal.event")
                .filter(jfr.getPackages()::contains)
                .collect(Collectors.toMap(name -> name, name -> us));
    }

    /**
     * Defines the bridge unless it is there: it stays for the life of the JVM, also after the agent has gone.
     *
     * @throws NotTracingException
     *             if that of another build is there
     */
    static void define() throws ReflectiveOperationException, NotTracingException {
        String there = defined();
        if (there == null) {
            for (String name : CLASSES) {
                define(PACKAGE + name);
            }
            Class.forName(BRIDGE, true, null).getField("build").set(null, build());
        } else if (!there.equals(build())) {
            throw new NotTracingException("Awaitscope " + there + " has been in this program before, and this is "
                    + build() + ": use that one, or start the program again");
        }
    }

    /** The version, and a number that tells apart bridges that differ: what two builds must share to be one. */
    static String build() {
        String known = build;
        if (known == null) {
            long number = 0;
            for (String name : CLASSES.stream().sorted().toList()) {
                CRC32 crc = new CRC32();
                crc.update(read(PACKAGE + name));
                number = 31 * number + crc.getValue();
            }
            known = AgentVersion.read() + "-" + Long.toHexString(number & 0xffffffffL);
            build = known;
        }
        return known;
    }

    /** The build whose bridge is there; null for none. */
    private static @Nullable String defined() throws ReflectiveOperationException {
        try {
            return String.valueOf(Class.forName(BRIDGE, true, null).getField("build").get(null));
        } catch (ClassNotFoundException e) {
            return null;
        }
    }

    private static byte[] read(String name) {
        String resource = "/boot/" + name.replace('.', '/') + ".classdata";
        try (InputStream in = BridgeDefinition.class.getClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("the agent's jar lacks " + resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void define(String name) throws ReflectiveOperationException {
        byte[] bytes = read(name);
        Class<?> unsafeType = Class.forName("jdk.internal.misc.Unsafe");
        Object unsafe = unsafeType.getMethod("getUnsafe").invoke(null);
        Method defineClass = unsafeType.getMethod("defineClass", String.class, byte[].class, int.class, int.class,
                ClassLoader.class, ProtectionDomain.class);
        defineClass.invoke(unsafe, name, bytes, 0, bytes.length, null, null);
    }
}
