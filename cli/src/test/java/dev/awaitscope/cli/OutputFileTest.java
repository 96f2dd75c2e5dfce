package dev.awaitscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
    @TempDir
    private Path folder;

    @Test
    void aNameThatIsTakenGetsANumber() throws IOException {
        Path wanted = folder.resolve("report.html");
        assertThat(OutputFile.free(wanted)).isEqualTo(wanted);
        Files.createFile(wanted);
        Files.createFile(folder.resolve("report-2.html"));
        assertThat(OutputFile.free(wanted)).isEqualTo(folder.resolve("report-3.html"));
    }

    @Test
    void aNamedFileIsReplaced() throws Exception {
        Path named = Files.writeString(folder.resolve("named"), "old");
        OutputFile.of(named, "other").write(file -> Files.writeString(file, "new"));
        assertThat(named).hasContent("new");
    }

    @Test
    void aFailureLeavesNoHalfOfAFile() throws Exception {
        Path named = Files.writeString(folder.resolve("named"), "old");
        OutputFile output = OutputFile.of(named, "other");
        assertThatThrownBy(() -> output.write(file -> {
            Files.writeString(file, "half");
            throw new IOException("No space left on device");
        })).isInstanceOf(Problem.class).hasMessageContaining("No space left on device").hasMessageContaining("-o");
        assertThat(named).hasContent("old");
        assertThat(folder).isDirectoryNotContaining(file -> !file.equals(named));
    }

    @Test
    void aFolderThatIsNotThereIsSaidBeforeTheWork() {
        assertThatThrownBy(() -> OutputFile.of(folder.resolve("no/such/file"), "other")).isInstanceOf(Problem.class)
                .hasMessageContaining("is not there");
        assertThatThrownBy(() -> OutputFile.of(folder, "other")).isInstanceOf(Problem.class)
                .hasMessageContaining("is a folder");
    }
}
