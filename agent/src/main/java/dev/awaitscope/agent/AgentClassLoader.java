package dev.awaitscope.agent;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.AllPermission;
import java.security.Permissions;
import java.security.ProtectionDomain;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * Loads the agent's inside from the agent's own jar, where it is kept so that no other loader finds it: as
 * {@code inst/*.classdata}. Sees the JDK but not the application.
 */
final class AgentClassLoader extends ClassLoader {
    private static final String FOLDER = "inst/";
    private static final String SUFFIX = ".class";

    static {
        registerAsParallelCapable();
    }

    /**
     * One that does not know this loader, as the usual one would: on JDK 17 threads keep the domains of those who started
     * them, and JFR's threads, which the agent starts, stay when it has gone.
     */
    private static final ProtectionDomain DOMAIN = domain();

    /** Read directly: some hundred classes are loaded at the start, and a URL for each would take as long again. */
    private final JarFile jar;

    AgentClassLoader(Path jar) throws IOException {
        super("awaitscope", getPlatformClassLoader());
        this.jar = new JarFile(jar.toFile());
    }

    private static ProtectionDomain domain() {
        Permissions all = new Permissions();
        all.add(new AllPermission());
        return new ProtectionDomain(null, all);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        try (InputStream in = getResourceAsStream(name.replace('.', '/') + SUFFIX)) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length, DOMAIN);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    /** Also for names that begin with a slash: those are taken from the top of the jar. */
    @Override
    public @Nullable InputStream getResourceAsStream(String name) {
        String path = name.startsWith("/")
                ? name.substring(1)
                : FOLDER + (name.endsWith(SUFFIX) ? name + "data" : name);
        JarEntry entry = jar.getJarEntry(path);
        try {
            return entry == null ? super.getResourceAsStream(name) : jar.getInputStream(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
