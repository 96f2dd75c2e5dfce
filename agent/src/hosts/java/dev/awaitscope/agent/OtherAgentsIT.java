package dev.awaitscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.workload.EveryHookWorkload;
import dev.awaitscope.workload.JettyWorkload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Other agents on the same command line, before ours and after it: program and agent do what they do without ours. */
final class OtherAgentsIT {
    private static final List<String> JACOCO = List.of(
            "-javaagent:" + System.getProperty("awaitscope.jacoco") + "=destfile=jacoco.exec");
    private static final List<String> OPEN_TELEMETRY = List.of(
            "-javaagent:" + System.getProperty("awaitscope.opentelemetry"), "-Dotel.javaagent.logging=none",
            "-Dotel.traces.exporter=none", "-Dotel.metrics.exporter=none", "-Dotel.logs.exporter=none");
    private static final String OURS = "-javaagent:" + TracedJvm.agent() + "=out=run.jfr,quiet";

    @TempDir
    private Path folder;

    static Stream<Arguments> agents() {
        return Target.all()
                .stream()
                .flatMap(target -> Stream.of(JACOCO, OPEN_TELEMETRY).map(agent -> Arguments.of(target, agent)));
    }

    @ParameterizedTest
    @MethodSource("agents")
    void serveTogether(Target target, List<String> other) throws Exception {
        assertSame(target.jdk(), other, JettyWorkload.class, target.threads());
    }

    static Stream<Arguments> agentsOnJdks() {
        return Jdk.all()
                .stream()
                .flatMap(jdk -> Stream.of(JACOCO, OPEN_TELEMETRY).map(agent -> Arguments.of(jdk, agent)));
    }

    @ParameterizedTest
    @MethodSource("agentsOnJdks")
    void shareTheJdksMethods(Jdk jdk, List<String> other) throws Exception {
        assertSame(jdk, other, EveryHookWorkload.class);
    }

    private void assertSame(Jdk jdk, List<String> other, Class<?> program, String... args) throws Exception {
        TracedJvm.Ended expected = run(jdk, other, program, args);
        assertThat(expected.exitCode()).as(expected.err()).isZero();

        List<String> before = new ArrayList<>(List.of(OURS));
        before.addAll(other);
        List<String> after = new ArrayList<>(other);
        after.add(OURS);
        for (List<String> agents : List.of(before, after)) {
            TracedJvm.Ended ended = run(jdk, agents, program, args);

            assertThat(ended.out()).as("%s", agents).isEqualTo(expected.out());
            assertThat(ended.exitCode()).as("%s", agents).isZero();
            assertThat(ended.err().lines().toList()).as("%s", agents)
                    .hasSameSizeAs(expected.err().lines().toList());
            Recording.read(folder.resolve("run.jfr")).assertSound();
            Files.delete(folder.resolve("run.jfr"));
        }
        if (other.equals(JACOCO)) {
            assertThat(folder.resolve("jacoco.exec")).isNotEmptyFile();
        }
    }

    private TracedJvm.Ended run(Jdk jdk, List<String> agents, Class<?> program, String... args) throws Exception {
        List<String> command = TracedJvm.commandWithLibraries(jdk, null, program, args);
        command.addAll(command.indexOf("-cp"), agents);
        try (TracedJvm jvm = TracedJvm.start(command, folder, Map.of())) {
            return jvm.end();
        }
    }
}
