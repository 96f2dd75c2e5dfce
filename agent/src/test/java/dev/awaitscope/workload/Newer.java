package dev.awaitscope.workload;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;

/** What JDK 17 does not have; by reflection, since this is compiled for it. */
final class Newer {
    private static final String SCOPE = "java.util.concurrent.StructuredTaskScope";

    private Newer() {}

    static ExecutorService executorPerTask() {
        return Virtual.executorPerTask();
    }

    static Class<?> perTaskExecutor() throws ReflectiveOperationException {
        return Class.forName("java.util.concurrent.ThreadPerTaskExecutor");
    }

    /** {@code ExecutorService.close()}. */
    static void close(ExecutorService executor) throws Exception {
        invoke(ExecutorService.class.getMethod("close"), executor);
    }

    static Class<?> scope() throws ReflectiveOperationException {
        return Class.forName(SCOPE);
    }

    /** Forks the task in a scope and joins it. The API is a preview; this is that of JDK 25. */
    static void joinScope(Callable<String> task) throws Exception {
        Class<?> type = Class.forName(SCOPE);
        try (AutoCloseable scope = (AutoCloseable) invoke(type.getMethod("open"), null)) {
            invoke(type.getMethod("fork", Callable.class), scope, task);
            invoke(type.getMethod("join"), scope);
        }
    }

    private static Object invoke(Method method, Object receiver, Object... arguments) throws Exception {
        try {
            return method.invoke(receiver, arguments);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
