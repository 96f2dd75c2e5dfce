package dev.awaitscope.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Consumer;

/** The signals that ask a process to end. */
public final class Signals {
    /*
     * A shutdown hook cannot tell SIGINT from SIGTERM and cannot keep the JVM from ending with a code of its own, so it
     * has to be sun.misc.Signal, which jdk.unsupported exports for exactly this. Named by reflection, since the compiler
     * warns of each direct use and the warning cannot be suppressed.
     */
    private static final List<String> ENDING = List.of("INT", "TERM", "HUP");

    private Signals() {}

    /**
     * Calls an action with the signal's name ({@code INT}, {@code TERM}, {@code HUP}) each time one arrives, instead of
     * ending this process. On a thread of the JVM's own. A signal the JVM does not let us have is left as it is.
     */
    @SuppressWarnings("ReferenceEquality") // what a proxy's equals is for
    public static void handle(Consumer<String> action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handler},
                    (self, method, arguments) -> switch (method.getName()) {
                        case "handle" -> {
                            action.accept((String) signal.getMethod("getName").invoke(arguments[0]));
                            yield null;
                        }
                        case "equals" -> self == arguments[0];
                        case "hashCode" -> System.identityHashCode(self);
                        default -> "handler of the ending signals";
                    });
            for (String name : ENDING) {
                install(signal, handler, proxy, name);
            }
        } catch (ReflectiveOperationException unsupported) {
            throw new IllegalStateException("this JDK has no module jdk.unsupported", unsupported);
        }
    }

    private static void install(Class<?> signal, Class<?> handler, Object proxy, String name)
            throws ReflectiveOperationException {
        try {
            Object instance = signal.getConstructor(String.class).newInstance(name);
            signal.getMethod("handle", signal, handler).invoke(null, instance, proxy);
        } catch (InvocationTargetException refused) {
            if (!(refused.getCause() instanceof IllegalArgumentException)) {
                throw refused;
            }
            // -Xrs, or a system without that signal: then it ends us as it ends everyone.
        }
    }
}
