package dev.awaitscope.workload;

import java.io.IOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Another agent, attached to look what is left of ours: which of the JDK's classes call the bridge, and how many of the
 * agent's classes are loaded. Prints two lines.
 */
public final class ProbeAgent {
    private static final String BRIDGE = "dev/awaitscope/agent/bootstrap/Bridge";

    private ProbeAgent() {}

    public static void agentmain(String name, Instrumentation instrumentation) throws Exception {
        Set<String> calling = ConcurrentHashMap.newKeySet();
        ClassFileTransformer probe = new ClassFileTransformer() {
            @Override
            public byte[] transform(ClassLoader loader, String type, Class<?> redefined, ProtectionDomain domain,
                    byte[] bytes) {
                try {
                    if (type != null && !type.startsWith("dev/awaitscope/") && StaticCalls.areIn(bytes, BRIDGE)) {
                        calling.add(type);
                    }
                } catch (IOException e) {
                    calling.add(e.toString());
                }
                return null;
            }
        };
        instrumentation.addTransformer(probe, true);
        try {
            instrumentation.retransformClasses(Arrays.stream(instrumentation.getAllLoadedClasses())
                    .filter(type -> type.getClassLoader() == null && instrumentation.isModifiableClass(type)
                            && (type.getName().startsWith("java.") || type.getName().startsWith("sun.nio."))
                            && !type.isArray())
                    .toArray(Class<?>[]::new));
        } finally {
            instrumentation.removeTransformer(probe);
        }
        System.out.println("probe " + name + ": " + (calling.isEmpty() ? "no" : "some") + " calls");
        System.out.println("probe " + name + ": " + (agentClasses(instrumentation) == 0 ? "no" : "some") + " classes");
    }

    /** Collections until they are gone, within reason. */
    private static long agentClasses(Instrumentation instrumentation) throws InterruptedException {
        long left = count(instrumentation);
        for (int i = 0; i < 100 && left > 0; i++) {
            System.gc();
            Thread.sleep(100);
            left = count(instrumentation);
        }
        return left;
    }

    private static long count(Instrumentation instrumentation) {
        return Arrays.stream(instrumentation.getAllLoadedClasses())
                .map(type -> type.getClassLoader())
                .filter(loader -> loader != null && "awaitscope".equals(loader.getName()))
                .count();
    }
}
