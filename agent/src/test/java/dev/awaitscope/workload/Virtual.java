package dev.awaitscope.workload;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Threads of both kinds by one call; virtual ones by reflection, since this is compiled for JDK 17. */
final class Virtual {
    private Virtual() {}

    /** A thread that is not started; {@code kind} is platform or virtual. */
    static Thread thread(String kind, String name, Runnable body) {
        if (kind.equals("platform")) {
            return new Thread(body, name);
        }
        try {
            Class<?> builderType = Class.forName("java.lang.Thread$Builder");
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Object named = builderType.getMethod("name", String.class).invoke(builder, name);
            return (Thread) builderType.getMethod("unstarted", Runnable.class).invoke(named, body);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no virtual threads here", e);
        }
    }

    /** {@code Executors.newVirtualThreadPerTaskExecutor()}. */
    static ExecutorService executorPerTask() {
        try {
            Method factory = Executors.class.getMethod("newVirtualThreadPerTaskExecutor");
            return (ExecutorService) factory.invoke(null);
        } catch (InvocationTargetException | IllegalAccessException | NoSuchMethodException e) {
            throw new IllegalStateException("no virtual threads here", e);
        }
    }

    static boolean areHere() {
        return Runtime.version().feature() >= 21;
    }

    @SuppressWarnings("deprecation") // threadId() is not there on JDK 17
    static long id(Thread thread) {
        return thread.getId();
    }
}
