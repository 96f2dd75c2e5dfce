package dev.awaitscope.agent.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class OutputFileTest {
    @TempDir
    private Path folder;

    @Test
    void takesTheNameAndMakesItsFolder() throws IOException {
        Path file = OutputFile.create(folder + "/new/deep/run.jfr");

        assertThat(file).isEqualTo(folder.resolve("new/deep/run.jfr")).exists();
    }

    @Test
    void numbersTheNextOnes() throws IOException {
        Files.writeString(folder.resolve("run.jfr"), "precious");

        assertThat(OutputFile.create(folder + "/run.jfr")).hasFileName("run-1.jfr");
        assertThat(OutputFile.create(folder + "/run.jfr")).hasFileName("run-2.jfr");
        assertThat(folder.resolve("run.jfr")).hasContent("precious");
    }

    @Test
    void numbersNamesWithoutAnEnding() throws IOException {
        Files.createFile(folder.resolve("run"));
        Files.createFile(folder.resolve(".run"));

        assertThat(OutputFile.create(folder + "/run")).hasFileName("run-1");
        assertThat(OutputFile.create(folder + "/.run")).hasFileName(".run-1");
    }

    @Test
    void fillsInProcessAndTime() throws IOException {
        Path file = OutputFile.create(folder + "/%p-%t.jfr");

        assertThat(file.getFileName().toString())
                .matches(ProcessHandle.current().pid() + "-20\\d{6}-\\d{6}\\.jfr");
    }

    @Test
    void givesEachOfManyItsOwn() throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Path>> calls = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                calls.add(() -> OutputFile.create(folder + "/run.jfr"));
            }
            List<Path> files = new ArrayList<>();
            for (Future<Path> file : executor.invokeAll(calls)) {
                files.add(file.get());
            }
            assertThat(files).doesNotHaveDuplicates().hasSize(40).allMatch(Files::exists);
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void failsWhereNothingCanBeWritten() throws IOException {
        Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> OutputFile.create(folder + "/file/run.jfr")).isInstanceOf(IOException.class);
    }
}
