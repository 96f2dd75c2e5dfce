package dev.awaitscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Colours and progress are for terminals: {@code script} of util-linux lends one. */
class TerminalIT {
    private static final String ESCAPE = "\u001b[";

    @TempDir
    private Path folder;

    @BeforeEach
    void record() throws Exception {
        Foreign.recording(folder.resolve("a.jfr"));
        Foreign.recording(folder.resolve("b.jfr"));
    }

    /** Runs a command on a terminal of its own and returns what came out there. */
    private String onATerminal(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        boolean there = SearchPath.find("script").isPresent();
        if (!there) {
            System.err.println("Tests on a terminal are skipped: no program 'script' (util-linux) on the path");
        }
        assumeTrue(there);
        String command = String.join(" ", CliProcess.command(arguments).stream().map(TerminalIT::quoted).toList());
        ProcessBuilder builder = new ProcessBuilder(List.of("script", "-qec", command, "/dev/null"))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().put("TERM", "xterm");
        builder.environment().remove("NO_COLOR");
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output;
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    @Test
    void comparesInColorOnATerminalOnly() throws Exception {
        assertThat(onATerminal(Map.of(), "compare", "a.jfr", "b.jfr", "-o", "one.html")).contains(ESCAPE + "1m");
        assertThat(CliProcess.run(folder, "compare", "a.jfr", "b.jfr", "-o", "two.html").out()).contains("Real time")
                .doesNotContain("\u001b");
    }

    @Test
    void summarizesInColorOnATerminalOnly() throws Exception {
        assertThat(onATerminal(Map.of(), "summary", "a.jfr")).contains(ESCAPE + "1m");
        assertThat(CliProcess.run(folder, "summary", "a.jfr").out()).doesNotContain("\u001b");
    }

    @Test
    void obeysNoColor() throws Exception {
        assertThat(onATerminal(Map.of("NO_COLOR", "1"), "compare", "a.jfr", "b.jfr", "-o", "one.html"))
                .doesNotContain(ESCAPE + "1m")
                .contains("Real time");
    }

    @Test
    void drawsProgressOnATerminalOnly() throws Exception {
        String output = onATerminal(Map.of("COLUMNS", "80"), "report", "a.jfr", "-o", "page.html");
        assertThat(output).containsSubsequence("reading", "writing", "page.html");
        Ran piped = CliProcess.run(folder, "report", "a.jfr", "-o", "page.html");
        assertThat(piped.out()).isEqualTo("page.html\n");
        assertThat(piped.err()).isEmpty();
        assertThat(Files.size(folder.resolve("page.html"))).isPositive();
    }
}
