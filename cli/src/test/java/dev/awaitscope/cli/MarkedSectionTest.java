package dev.awaitscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkedSectionTest {
    @TempDir
    private Path folder;

    @Test
    void replacesWhatIsBetweenItsLinesAndNothingElse() throws Exception {
        Path file = Files.writeString(folder.resolve("a.md"), """
                Before.
                <!-- begin other -->
                Theirs.
                <!-- end other -->
                <!-- begin mine -->
                Old.
                <!-- end mine -->
                After.
                """);
        MarkedSection.write(file, "mine", "New.\nMore.\n");
        assertThat(file).hasContent("""
                Before.
                <!-- begin other -->
                Theirs.
                <!-- end other -->
                <!-- begin mine -->
                New.
                More.
                <!-- end mine -->
                After.
                """);
    }

    @Test
    void isAddedWhereItIsMissing() throws Exception {
        Path file = Files.writeString(folder.resolve("a.md"), "Before.\n");
        MarkedSection.write(file, "mine", "New.\n");
        assertThat(file).hasContent("Before.\n\n<!-- begin mine -->\nNew.\n<!-- end mine -->\n");
    }

    @Test
    void refusesAFileWithHalfOfIt() throws Exception {
        Path file = Files.writeString(folder.resolve("a.md"), "<!-- begin mine -->\nOld.\n");
        assertThatThrownBy(() -> MarkedSection.write(file, "mine", "New.\n")).isInstanceOf(Problem.class)
                .hasMessageContaining("a.md: has only one of the lines");
        assertThat(file).hasContent("<!-- begin mine -->\nOld.\n");
    }
}
