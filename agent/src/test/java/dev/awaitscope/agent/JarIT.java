package dev.awaitscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the agent's jar holds, which is on the class path of every traced program, and nothing else. */
final class JarIT {
    private static final String OWN = "dev/awaitscope/agent/";

    @Test
    void holdsExactlyWhatItMay() throws IOException {
        assertThat(entries().stream().map(name -> name.replaceFirst("/.*", "")).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("META-INF", "boot", "dev", "inst");
        assertThat(entries().stream().filter(name -> name.startsWith("META-INF"))).containsExactlyInAnyOrder(
                "META-INF/MANIFEST.MF", "META-INF/LICENSE", "META-INF/NOTICE");
        assertThat(entries().stream().filter(name -> name.startsWith("boot/"))).containsExactlyInAnyOrder(
                "boot/" + OWN + "bootstrap/Bridge.classdata", "boot/" + OWN + "bootstrap/Handler.classdata",
                "boot/" + OWN + "bootstrap/WaitKind.classdata");
        assertThat(ownPackages()).containsExactlyInAnyOrder("event", "instrument", "os", "recording", "trace");
    }

    private static Set<String> ownPackages() throws IOException {
        String shaded = "inst/" + OWN + "shaded/";
        assertThat(entries().stream().filter(name -> name.startsWith("inst/"))).allMatch(
                name -> name.startsWith("inst/" + OWN) && name.endsWith(".classdata"));
        assertThat(entries().stream().filter(name -> name.startsWith(shaded)))
                .isNotEmpty()
                .allMatch(name -> name.startsWith(shaded + "bytebuddy/"));
        return entries().stream()
                .filter(name -> name.startsWith("inst/") && !name.startsWith(shaded))
                .map(name -> name.substring(("inst/" + OWN).length()).replaceFirst("/.*", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void showsProgramsTwoClassesOnly() throws IOException {
        assertThat(entries().stream().filter(name -> name.endsWith(".class"))).containsExactlyInAnyOrder(
                OWN + "Premain.class", OWN + "AgentClassLoader.class");
        assertThat(entries().stream().filter(name -> name.startsWith("dev/"))).hasSize(2);
    }

    @Test
    void saysWhatItIs() throws IOException {
        try (JarFile jar = new JarFile(TracedJvm.agent().toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            Map<String, String> values = new TreeMap<>();
            manifest.forEach((name, value) -> values.put(name.toString(), value.toString()));
            assertThat(values).containsEntry("Premain-Class", "dev.awaitscope.agent.Premain")
                    .containsEntry("Agent-Class", "dev.awaitscope.agent.Premain")
                    .containsEntry("Can-Retransform-Classes", "true")
                    .containsKey("Implementation-Version")
                    .doesNotContainKeys("Boot-Class-Path", "Launcher-Agent-Class", "Class-Path", "Build-Jdk-Spec");
        }
    }

    @Test
    void linksItsBootstrapClassesWithOnlyTheBootLoaderAsParent() throws Exception {
        ClassLoader loader = new BootOnly();
        for (String name : List.of("Bridge", "Handler", "WaitKind")) {
            Class<?> type = Class.forName("dev.awaitscope.agent.bootstrap." + name, true, loader);

            assertThat(type.getClassLoader()).isSameAs(loader);
            // Both resolve every type in a signature.
            assertThat(type.getDeclaredMethods()).isNotEmpty();
            assertThat(type.getDeclaredFields()).allMatch(field -> field.getType() != null);
        }
    }

    /** Like the boot loader of a JVM without module path and class path, with the agent's bootstrap classes in it. */
    private static final class BootOnly extends ClassLoader {
        BootOnly() {
            super(null);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            String entry = "boot/" + name.replace('.', '/') + ".classdata";
            try (JarFile jar = new JarFile(TracedJvm.agent().toFile());
                    InputStream in = jar.getInputStream(jar.getJarEntry(entry))) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException | NullPointerException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    private static List<String> entries() throws IOException {
        try (JarFile jar = new JarFile(TracedJvm.agent().toFile())) {
            return jar.stream().map(entry -> entry.getName()).filter(name -> !name.endsWith("/")).toList();
        }
    }
}
