package dev.awaitscope.workload;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.concurrent.locks.AbstractQueuedSynchronizer;

/** A program that tries what the JDK refuses to programs. */
public final class InternalsWorkload {
    private interface Attempt {
        Object run() throws Exception;
    }

    private InternalsWorkload() {}

    /** Prints how each attempt ended. */
    public static void main(String[] args) {
        attempt("a public method of jdk.internal.misc.Unsafe",
                () -> Class.forName("jdk.internal.misc.Unsafe").getMethod("getUnsafe").invoke(null));
        attempt("a class in jdk.internal.vm", () -> {
            Method method = Class.forName("jdk.internal.vm.VMSupport").getMethod("getAgentProperties");
            return method.invoke(null);
        });
        attempt("a private field of Thread", () -> open(Thread.class.getDeclaredField("name")));
        attempt("a private field of a lock",
                () -> open(AbstractQueuedSynchronizer.class.getDeclaredField("state")));
        attempt("a class in jdk.jfr.internal", () -> {
            Method method = Class.forName("jdk.jfr.internal.Repository").getDeclaredMethod("getRepository");
            return method.invoke(null);
        });
        for (String name : new String[] {"dev.awaitscope.agent.recording.AgentStart",
                "dev.awaitscope.agent.event.ThreadWait", "dev.awaitscope.agent.trace.TraceHandler",
                "net.bytebuddy.jar.asm.ClassReader", "dev.awaitscope.agent.shaded.bytebuddy.jar.asm.ClassReader"}) {
            attempt(name, () -> Class.forName(name, false, ClassLoader.getSystemClassLoader()));
        }
    }

    private static Object open(Field field) {
        field.setAccessible(true);
        return field;
    }

    private static void attempt(String what, Attempt attempt) {
        try {
            System.out.println(what + ": " + attempt.run());
        } catch (Exception | LinkageError e) {
            System.out.println(what + ": " + e.getClass().getSimpleName());
        }
    }
}
