package dev.awaitscope.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A JDK on this machine that the agent supports.
 *
 * @param feature
 *            its release, such as 25
 * @param home
 *            where it is
 */
record Jdk(int feature, Path home) {
    private static final List<String> FOLDERS = List.of("/usr/lib/jvm", "/usr/lib64/jvm", "/usr/java", "/opt/java",
            "/Library/Java/JavaVirtualMachines");
    private static final List<Jdk> FOUND = find();

    /** One of each supported release there is: 17, and 25 or newer, which the tests themselves run on. */
    static List<Jdk> all() {
        return FOUND;
    }

    /** The one that the tests run on. */
    static Jdk newest() {
        return FOUND.get(FOUND.size() - 1);
    }

    boolean hasVirtualThreads() {
        return feature >= 21;
    }

    String java() {
        return home.resolve("bin/java").toString();
    }

    @Override
    public String toString() {
        return "JDK " + feature;
    }

    private static List<Jdk> find() {
        Map<Integer, Jdk> found = new TreeMap<>();
        Jdk own = new Jdk(Runtime.version().feature(), Path.of(System.getProperty("java.home")));
        found.put(own.feature, own);
        for (Path home : homes()) {
            int feature = feature(home);
            if (feature == 17 || feature >= 25) {
                found.putIfAbsent(feature, new Jdk(feature, home));
            }
        }
        return List.copyOf(found.values());
    }

    private static List<Path> homes() {
        List<Path> homes = new ArrayList<>();
        String javaHome = System.getenv("JAVA_HOME");
        if (javaHome != null) {
            homes.add(Path.of(javaHome));
        }
        for (String folder : FOLDERS) {
            try (Stream<Path> entries = Files.list(Path.of(folder))) {
                entries.sorted(Comparator.naturalOrder()).forEach(entry -> {
                    homes.add(entry);
                    homes.add(entry.resolve("Contents/Home"));
                });
            } catch (IOException e) {
                // Not a folder of this system: the others may be.
            }
        }
        return homes;
    }

    /** 0 where there is no JDK. */
    private static int feature(Path home) {
        if (!Files.isExecutable(home.resolve("bin/java")) || !Files.exists(home.resolve("jmods/jdk.jfr.jmod"))
                && !Files.exists(home.resolve("lib/modules"))) {
            return 0;
        }
        Properties release = new Properties();
        try (Stream<String> lines = Files.lines(home.resolve("release"))) {
            release.load(new java.io.StringReader(String.join("\n", lines.toList())));
            return Runtime.Version.parse(release.getProperty("JAVA_VERSION", "0").replace("\"", "")).feature();
        } catch (IOException | IllegalArgumentException e) {
            return 0;
        }
    }
}
