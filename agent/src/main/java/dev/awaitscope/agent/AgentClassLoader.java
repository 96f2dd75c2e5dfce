package dev.awaitscope.agent;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/**
 * Loads the agent's inside from the agent's own jar, where it is kept so that no other loader finds it: as
 * {@code inst/*.classdata}. Sees the JDK but not the application.
 */
final class AgentClassLoader extends ClassLoader {
    private static final String FOLDER = "/inst/";
    private static final String SUFFIX = ".class";

    static {
        registerAsParallelCapable();
    }

    AgentClassLoader() {
        super("awaitscope", getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + SUFFIX)) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    @Override
    protected @Nullable URL findResource(String name) {
        return AgentClassLoader.class.getResource(FOLDER + (name.endsWith(SUFFIX) ? name + "data" : name));
    }
}
