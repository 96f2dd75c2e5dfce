package dev.awaitscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --open} opens the page, or says that it could not and leaves the page. */
class BrowserIT {
    @TempDir
    private Path folder;

    @Test
    void opensThePageInTheBrowserThatIsSet() throws Exception {
        Foreign.recording(folder.resolve("run.jfr"));
        Path browser = Files.writeString(folder.resolve("browser"), "#!/bin/sh\necho \"$1\" > \"$0.opened\"\n");
        Files.setPosixFilePermissions(browser, PosixFilePermissions.fromString("rwx------"));
        try (CliProcess cli = CliProcess.start(folder, Map.of("BROWSER", browser.toString()), "report", "run.jfr",
                "--open")) {
            assertThat(cli.end().exitCode()).isEqualTo(ExitCode.DONE);
            Path opened = folder.resolve("browser.opened");
            cli.until(() -> Files.exists(opened) && Files.size(opened) > 0);
            assertThat(opened).content().startsWith("file:///").endsWith("/report.html\n");
        }
    }

    @Test
    void saysThatThereIsNoneAndKeepsThePage() throws Exception {
        Foreign.recording(folder.resolve("run.jfr"));
        try (CliProcess cli = CliProcess.start(folder, Map.of("PATH", folder.toString(), "BROWSER", ""), "report",
                "run.jfr", "--open")) {
            Ran ran = cli.end();
            assertThat(ran.exitCode()).isEqualTo(ExitCode.FAILED);
            assertThat(ran.err())
                    .isEqualTo("awaitscope: report.html: is written, but no browser was found; set BROWSER,"
                            + " or open the file yourself\n");
            assertThat(folder.resolve("report.html")).isNotEmptyFile();
        }
    }
}
