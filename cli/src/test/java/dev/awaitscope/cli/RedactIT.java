package dev.awaitscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A page to hand on has none of the secrets that the recording has. */
final class RedactIT {
    @TempDir
    private Path folder;

    @Test
    void leavesOutWhatTheDocumentPromises() throws Exception {
        Path home = TracedTarget.all().getLast().home();
        try (TracedProgram program = TracedProgram.start(home, List.of("-Dgiven=secret-of-a-property-given"), folder,
                "out=secret-of-a-recording.jfr,quiet", "PrivacyWorkload", "secret-of-an-argument")) {
            assertThat(program.lines().getLast()).startsWith("done");
        }
        String file = folder.resolve("secret-of-a-recording.jfr").toString();

        String whole = page(file, "whole.html");
        assertThat(whole).contains("secret-of-a-thread", "secret-of-a-message",
                "secret-of-a-recording");
        assertThat(page(file, "redacted.html", "--redact")).doesNotContain("secret-of-", folder.toString())
                .contains("PrivacyWorkload.await");
    }

    private String page(String file, String name, String... options) throws Exception {
        Path page = folder.resolve(name);
        Ran ran = Ran.run(Stream.concat(Stream.of("report", file, "-o", page.toString()), Stream.of(options))
                .toArray(String[]::new));
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        return Files.readString(page);
    }
}
