package dev.awaitscope.agent;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;

import dev.awaitscope.agent.bootstrap.Handler;
import dev.awaitscope.workload.BreakingAgent;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.description.modifier.Visibility;
import net.bytebuddy.implementation.ExceptionMethod;
import net.bytebuddy.implementation.MethodCall;

/** Makes agents that break hooks of ours: some methods of the handler throw, all others do what they always do. */
final class BrokenHandlers {
    private static final String NAME = "dev.awaitscope.workload.BrokenHandler";

    private BrokenHandlers() {}

    /** What can be broken: each method that a hook calls, under its name. */
    static List<String> hooks() {
        return Stream.of(Handler.class.getDeclaredMethods())
                .filter(method -> Modifier.isAbstract(method.getModifiers()))
                .map(Method::getName)
                .filter(name -> !name.equals("failed"))
                .distinct()
                .sorted()
                .toList();
    }

    /** Writes a jar for {@code -javaagent}, to stand after that of the agent itself. */
    static Path agent(Path folder, List<String> broken) throws IOException {
        Path jar = folder.resolve("breaking.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", BreakingAgent.class.getName());
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream classes = new JarOutputStream(out, manifest)) {
            add(classes, BreakingAgent.class.getName(), bytes(BreakingAgent.class));
            add(classes, NAME, handler(broken));
        }
        return jar;
    }

    /** A jar with one class. */
    static Path jar(Path jar, Class<?> type) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar); JarOutputStream classes = new JarOutputStream(out)) {
            add(classes, type.getName(), bytes(type));
        }
        return jar;
    }

    private static byte[] handler(List<String> broken) {
        return new ByteBuddy(ClassFileVersion.JAVA_V17).subclass(Handler.class)
                .name(NAME)
                .defineField("real", Handler.class, Visibility.PUBLIC)
                .method(isAbstract())
                .intercept(MethodCall.invokeSelf().onField("real").withAllArguments())
                .method(namedOneOf(broken.toArray(String[]::new)))
                .intercept(ExceptionMethod.throwing(IllegalStateException.class, "broken on purpose"))
                .make()
                .getBytes();
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            return in.readAllBytes();
        }
    }

    private static void add(JarOutputStream jar, String name, byte[] bytes) throws IOException {
        jar.putNextEntry(new JarEntry(name.replace('.', '/') + ".class"));
        jar.write(bytes);
        jar.closeEntry();
    }
}
