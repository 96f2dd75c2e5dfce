package dev.awaitscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentCommandTest {
    private static final Path JAR = Path.of("/with space/agent.jar");

    @Test
    void javaGetsTheAgentAsItsFirstArgument() {
        ProcessBuilder builder = AgentCommand.of(List.of("/jdk/bin/java", "-jar", "app.jar"), JAR,
                List.of("out=run.jfr", "quiet"));
        assertThat(builder.command()).containsExactly("/jdk/bin/java",
                "-javaagent:/with space/agent.jar=out=run.jfr,quiet", "-jar", "app.jar");
    }

    @Test
    void anythingElseGetsItInTheEnvironmentQuoted() {
        ProcessBuilder builder = AgentCommand.of(List.of("mvn", "test"), JAR, List.of("quiet"));
        assertThat(builder.command()).containsExactly("mvn", "test");
        assertThat(builder.environment().get("JAVA_TOOL_OPTIONS"))
                .endsWith("\"-javaagent:/with space/agent.jar=quiet\"");
    }
}
