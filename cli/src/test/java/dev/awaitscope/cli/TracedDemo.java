package dev.awaitscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.ReadOptions;
import dev.awaitscope.reports.Recordings;
import dev.awaitscope.reports.RunReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A demo that was run under the agent as {@code demo} runs it.
 *
 * @param lines what it printed
 */
record TracedDemo(List<String> lines, RunReport report) {
    static TracedDemo run(Path folder, String name, String variant, String... options) throws Exception {
        Demo demo = Demo.all().stream().filter(candidate -> candidate.name().equals(name)).findFirst().orElseThrow();
        Path recording = folder.resolve(name + "-" + variant + ".jfr");
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-javaagent:" + Home.agentJar() + "=quiet,out=" + recording + "," + DemoCommand.GROUPS, "-cp",
                Home.demosClassPath(), demo.mainClass(), "--variant", variant));
        command.addAll(List.of(options));
        Path out = Files.createTempFile(folder, "demo", ".txt");
        Process process = new ProcessBuilder(command).directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("%s ended", command).isTrue();
            assertThat(process.exitValue()).as(Files.readString(out)).isZero();
        } finally {
            process.destroyForcibly();
        }
        RunReport report = Recordings.read(List.of(recording), ReadOptions.DEFAULT).getFirst();
        assertThat(report.coverage().failures()).as("failures of the agent").isEmpty();
        return new TracedDemo(Files.readAllLines(out), report);
    }

    String lastLine() {
        return lines.getLast();
    }
}
