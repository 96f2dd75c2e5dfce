package dev.awaitscope.workload;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/** A system class loader of the program's own, as the JVM wants it to be: agents are added to it. */
public final class OwnSystemLoader extends URLClassLoader {
    /** Called by the JVM. */
    public OwnSystemLoader(ClassLoader parent) {
        super("own", new URL[0], parent);
    }

    /** Called by the JVM for each agent on the command line. */
    @SuppressWarnings("unused")
    private void appendToClassPathForInstrumentation(String jar) throws MalformedURLException {
        addURL(Path.of(jar).toUri().toURL());
    }
}
