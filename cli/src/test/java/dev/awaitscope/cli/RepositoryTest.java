package dev.awaitscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RepositoryTest {
    @Test
    void onlyWhatDeadJvmsLeftIsAnOrphan() throws IOException {
        Repository repository = Repository.temporary();
        Path alive = jvm(repository, ProcessHandle.current().pid());
        Path dead = jvm(repository, 4_194_305);
        assertThat(repository.orphans()).containsExactly(dead);
        Repository.remove(dead);
        assertThat(dead).doesNotExist();
        repository.close();
        assertThat(alive).as("a JVM that loses its repository ends at once").exists();
        Repository.remove(alive);
        repository.close();
        assertThat(repository.folder()).doesNotExist();
    }

    @Test
    void aFolderOfTheUsersOwnIsNotRemoved() throws IOException {
        Path folder = Files.createTempDirectory("users-own");
        Repository.at(folder).close();
        assertThat(folder).exists();
        Files.delete(folder);
    }

    private static Path jvm(Repository repository, long pid) throws IOException {
        Path folder = Files.createDirectory(repository.folder().resolve("2026_11_22_12_00_00_" + pid));
        Files.createFile(folder.resolve("2026_11_22_12_00_00.jfr"));
        return folder;
    }
}
