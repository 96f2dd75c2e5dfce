package dev.awaitscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same recording gives the same bytes on any machine, at any time, anywhere. */
final class SameBytesIT {
    @TempDir
    private static Path folder;

    @BeforeAll
    static void record() throws Exception {
        try (TracedProgram program = TracedProgram.start(TracedTarget.all().getLast().home(), folder, "out=run.jfr",
                "BottleneckWorkload", "pool")) {
            assertThat(program.lines()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"summary", "waits", "findings"})
    void onAnyNumberOfProcessors(String command) throws Exception {
        Set<String> documents = new HashSet<>();
        for (String options : new String[] {"-XX:ActiveProcessorCount=1",
                "-XX:ActiveProcessorCount=2 -XX:+UnlockExperimentalVMOptions -XX:hashCode=2",
                "-XX:ActiveProcessorCount=8 -Duser.language=de -Duser.country=DE -Duser.timezone=Asia/Tokyo"}) {
            try (CliProcess cli = CliProcess.start(folder, Map.of("JAVA_TOOL_OPTIONS", options), command, "run.jfr",
                    "--json")) {
                Ran ran = cli.end();
                assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.DONE);
                documents.add(ran.out());
            }
        }
        assertThat(documents).hasSize(1).first().asString().startsWith("{\"schema\":1,").endsWith("}\n");
    }
}
