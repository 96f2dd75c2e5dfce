package dev.awaitscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingFilesTest {
    @TempDir
    private Path folder;

    @Test
    void findsWhatEachJvmAdded() throws IOException {
        Files.createFile(folder.resolve("run-1-old.jfr"));
        Files.createFile(folder.resolve("run-41-20260101-000000.jfr"));
        RecordingFiles files = RecordingFiles.before(folder.resolve("run-%p-%t.jfr"));
        Path first = Files.createFile(folder.resolve("run-42-20260101-000000.jfr"));
        Path second = Files.createFile(folder.resolve("run-42-20260101-000000-1.jfr"));
        Files.createFile(folder.resolve("run-42.jfr"));
        Files.createFile(folder.resolve("run-42-20260101-000000.html"));
        assertThat(files.added()).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void dotsAndBracketsInANameMeanThemselves() throws IOException {
        RecordingFiles files = RecordingFiles.before(folder.resolve("a.b[1]"));
        Files.createFile(folder.resolve("axb1"));
        Path ours = Files.createFile(folder.resolve("a.b[1]"));
        Path numbered = Files.createFile(folder.resolve("a-1.b[1]"));
        assertThat(files.added()).containsExactlyInAnyOrder(ours, numbered);
    }

    @Test
    void aFolderThatIsNotThereHoldsNone() throws IOException {
        assertThat(RecordingFiles.before(folder.resolve("none/run.jfr")).added()).isEmpty();
    }
}
