package dev.awaitscope.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the JDKs of this machine, where they usually are. */
final class Jdks {
    private static final List<String> FOLDERS = List.of("/usr/lib/jvm", "/usr/lib64/jvm", "/usr/java", "/opt/java",
            "/Library/Java/JavaVirtualMachines", "~/Library/Java/JavaVirtualMachines", "~/.sdkman/candidates/java",
            "~/.jdks");

    private Jdks() {}

    /**
     * A JDK, or a run time without a compiler.
     *
     * @param version as its file {@code release} says
     */
    record Jdk(Path home, String version) {}

    /** All of them, each once, however many links lead to it. */
    static List<Jdk> find() {
        Map<Path, Jdk> found = new LinkedHashMap<>();
        for (Path home : candidates()) {
            version(home).ifPresent(version -> {
                Path real = real(home);
                found.putIfAbsent(real, new Jdk(real, version));
            });
        }
        return List.copyOf(found.values());
    }

    private static List<Path> candidates() {
        List<Path> homes = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"))));
        Optional.ofNullable(System.getenv("JAVA_HOME"))
                .filter(home -> !home.isBlank())
                .map(Path::of)
                .ifPresent(homes::add);
        SearchPath.find("java").map(Jdks::real).map(java -> java.resolve("../..").normalize()).ifPresent(homes::add);
        String user = Objects.requireNonNullElse(System.getProperty("user.home"), "");
        for (String folder : FOLDERS) {
            try (Stream<Path> inside = Files.list(Path.of(folder.replaceFirst("^~", user)))) {
                inside.sorted().forEach(home -> {
                    homes.add(home);
                    homes.add(home.resolve("Contents/Home"));
                });
            } catch (IOException | UncheckedIOException notThere) {
                // Nothing of this kind on this machine.
            }
        }
        return homes;
    }

    private static Optional<String> version(Path home) {
        if (!Files.isExecutable(home.resolve("bin/java"))) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            return lines.filter(line -> line.startsWith("JAVA_VERSION="))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf('=') + 1).replace("\"", ""));
        } catch (IOException | UncheckedIOException unknown) {
            return Optional.empty();
        }
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException broken) {
            return path.toAbsolutePath().normalize();
        }
    }
}
