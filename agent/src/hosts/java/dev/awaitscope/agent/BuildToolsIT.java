package dev.awaitscope.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A Maven build, with the JUnit run that it starts in a JVM of its own, under the agent by {@code JAVA_TOOL_OPTIONS}. */
final class BuildToolsIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void buildsAndTestsAsWithoutTheAgent(Jdk jdk) throws Exception {
        assumeTrue(isInstalled("mvn"), "no Maven here: not tested");
        write("pom.xml", POM.replace("@surefire@", System.getProperty("awaitscope.surefire"))
                .replace("@junit@", System.getProperty("awaitscope.junit")));
        write("src/main/java/app/Square.java", "package app;\n\npublic class Square {\n"
                + "    public static int of(int n) {\n        return n * n;\n    }\n}\n");
        write("src/test/java/app/SquareTest.java", TEST);
        build(jdk, Map.of());
        List<String> expected = build(jdk, Map.of());
        assertThat(expected).anyMatch(line -> line.contains("Tests run: 2, Failures: 0, Errors: 0, Skipped: 0"))
                .anyMatch(line -> line.contains("BUILD SUCCESS"));

        Path recordings = Files.createDirectory(folder.resolve("recordings"));
        List<String> output = build(jdk, Map.of("JAVA_TOOL_OPTIONS",
                "-javaagent:" + TracedJvm.agent() + "=quiet,out=" + recordings + "/%p.jfr"));

        assertThat(output).isEqualTo(expected);
        try (Stream<Path> files = Files.list(recordings)) {
            List<Path> written = files.toList();
            assertThat(written).as("one of Maven, one of the JVM in which the tests run").hasSizeGreaterThanOrEqualTo(2);
            for (Path file : written) {
                Recording.read(file).assertSound();
            }
        }
    }

    /** Without what differs from run to run. */
    private List<String> build(Jdk jdk, Map<String, String> more) throws Exception {
        Map<String, String> environment = new HashMap<>(more);
        environment.put("JAVA_HOME", jdk.home().toString());
        delete(folder.resolve("target"));
        List<String> command = new ArrayList<>(List.of("mvn", "-B", "-ntp", "package"));
        try (TracedJvm maven = TracedJvm.start(command, folder, environment)) {
            TracedJvm.Ended ended = maven.end(120);
            assertThat(ended.exitCode()).as(ended.out() + ended.err()).isZero();
            return Stream.concat(ended.out().lines(), ended.err().lines())
                    .filter(line -> !line.contains("Picked up JAVA_TOOL_OPTIONS"))
                    .map(line -> line.replaceAll("\u001b\\[[0-9;]*m", "")
                            .replaceAll("(Total time: |Finished at: |Time elapsed: ).*", "$1"))
                    .filter(line -> !line.isBlank())
                    .toList();
        }
    }

    private static boolean isInstalled(String program) {
        try {
            return new ProcessBuilder(program, "-v").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor() == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void delete(Path top) throws IOException {
        if (Files.exists(top)) {
            try (Stream<Path> all = Files.walk(top)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private static final String TEST = """
            package app;

            import static org.junit.jupiter.api.Assertions.assertEquals;

            import java.util.concurrent.Executors;
            import org.junit.jupiter.api.Test;

            class SquareTest {
                @Test
                void multiplies() {
                    assertEquals(49, Square.of(7));
                }

                @Test
                void multipliesInAPool() throws Exception {
                    var pool = Executors.newFixedThreadPool(2);
                    assertEquals(49, pool.submit(() -> Square.of(7)).get());
                    pool.shutdown();
                }
            }
            """;

    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>app</groupId>
              <artifactId>app</artifactId>
              <version>1</version>
              <properties>
                <maven.compiler.release>17</maven.compiler.release>
                <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
              </properties>
              <dependencies>
                <dependency>
                  <groupId>org.junit.jupiter</groupId>
                  <artifactId>junit-jupiter</artifactId>
                  <version>@junit@</version>
                  <scope>test</scope>
                </dependency>
              </dependencies>
              <build>
                <plugins>
                  <plugin>
                    <artifactId>maven-resources-plugin</artifactId>
                    <version>3.4.0</version>
                  </plugin>
                  <plugin>
                    <artifactId>maven-compiler-plugin</artifactId>
                    <version>3.16.0</version>
                  </plugin>
                  <plugin>
                    <artifactId>maven-surefire-plugin</artifactId>
                    <version>@surefire@</version>
                  </plugin>
                  <plugin>
                    <artifactId>maven-jar-plugin</artifactId>
                    <version>3.5.1</version>
                  </plugin>
                </plugins>
              </build>
            </project>
            """;
}
