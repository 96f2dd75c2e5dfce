package dev.awaitscope.agent.recording;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import jdk.jfr.Recording;

/**
 * Things that JFR can do and does not offer in its API, only on the JVM's command line. Needs
 * {@code jdk.jfr.internal} to be open to this class's module.
 */
final class JfrInternals {
    private JfrInternals() {}

    /** Has what threads have buffered written to disk each second, so that little is lost when the JVM is killed. */
    static void setFlushInterval(Recording recording) throws ReflectiveOperationException {
        Class<?> accessType = Class.forName("jdk.jfr.internal.PrivateAccess");
        Method getInstance = accessType.getMethod("getInstance");
        getInstance.setAccessible(true);
        Object access = getInstance.invoke(null);
        Method getPlatformRecording = accessType.getMethod("getPlatformRecording", Recording.class);
        getPlatformRecording.setAccessible(true);
        Object platformRecording = getPlatformRecording.invoke(access, recording);
        Method setFlushInterval = platformRecording.getClass().getMethod("setFlushInterval", Duration.class);
        setFlushInterval.setAccessible(true);
        setFlushInterval.invoke(platformRecording, Duration.ofSeconds(1));
    }

    /** Whether it was told on the JVM's command line where to keep its repository. */
    static boolean hasRepository() throws ReflectiveOperationException {
        Class<?> type = Class.forName("jdk.jfr.internal.Repository");
        Method getRepository = type.getMethod("getRepository");
        getRepository.setAccessible(true);
        Method getBaseLocation = type.getMethod("getBaseLocation");
        getBaseLocation.setAccessible(true);
        return getBaseLocation.invoke(getRepository.invoke(null)) != null;
    }

    /** Must be called before JFR is first used. The folder must be there. */
    static void setRepository(Path folder) throws ReflectiveOperationException {
        Class<?> type = Class.forName("jdk.jfr.internal.Repository");
        Method getRepository = type.getMethod("getRepository");
        getRepository.setAccessible(true);
        Object repository = getRepository.invoke(null);
        for (Method method : type.getMethods()) {
            if (method.getName().equals("setBasePath")) {
                Class<?> parameter = method.getParameterTypes()[0];
                method.setAccessible(true);
                method.invoke(repository, parameter == Path.class ? folder : safePath(parameter, folder));
                return;
            }
        }
        throw new NoSuchMethodException("jdk.jfr.internal.Repository.setBasePath");
    }

    /** JDK 17 has a path type of its own here. */
    private static Object safePath(Class<?> type, Path folder) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getConstructor(Path.class);
        constructor.setAccessible(true);
        return constructor.newInstance(folder);
    }
}
