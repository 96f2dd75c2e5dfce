package dev.awaitscope.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.cli.ExitCode;
import dev.awaitscope.cli.Ran;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServersPlanTest {
    @TempDir
    private Path folder;

    @Test
    void countsTheLoadsOfABench() {
        List<Mode> modes = List.of(Mode.POOL, Mode.ASYNC);
        assertThat(new ServersPlan(List.of(Work.HELLO), modes, 1, 0, 1000, 8, 3, 1, 0, 4096,
                false, false, true).steps())
                .as("per mode: 3 rounds and 3 bursts, one warm-up, two traced, system calls, open connections")
                .isEqualTo(2 * (6 + 1 + 2 + 2));
        assertThat(new ServersPlan(List.of(Work.HELLO, Work.CPU), modes, 1, 0, 0, 8, 3, 1, 0,
                4096, false, false, false).steps())
                .as("per mode: 3 rounds of two works, a warm-up each")
                .isEqualTo(2 * (6 + 2));
    }

    @ParameterizedTest
    @CsvSource({"--mode, blokcing, did you mean 'blocking'?",
            "--mode, threads, 'there are blocking, pool, async, loops, epoll, io-uring, virtual'",
            "--work, helo, did you mean 'hello'?", "--rounds, 0, must be from 1 to 1000",
            "--connections, 70000, must be from 1 to 60000", "--rate, -1, must be from 0 to",
            "--workers, many, 'not an int'",
            "--burst, -5, must be from 0 to"})
    void wrongOptionsAreMisuseSaidInOneLine(String option, String value, String message) {
        Ran ran = Ran.run("bench", "servers", option, value, "-o", folder.resolve("never").toString());
        assertThat(ran.exitCode()).isEqualTo(ExitCode.MISUSED);
        assertThat(ran.err()).startsWith("awaitscope: " + option).contains(message).hasLineCount(1);
        assertThat(folder.resolve("never")).doesNotExist();
    }

    @Test
    void neverWritesIntoAFolderThatIsThere() throws Exception {
        Path there = Files.createDirectory(folder.resolve("there"));
        Ran ran = Ran.run("bench", "servers", "-o", there.toString());
        assertThat(ran.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err())
                .isEqualTo("awaitscope: " + there + ": is there already, and results are never overwritten;"
                        + " choose another folder with -o" + System.lineSeparator());
        assertThat(there).isEmptyDirectory();
    }

    @Test
    void namesWhatCanBeMeasured() {
        assertThat(Ran.run("bench").err())
                .isEqualTo(
                        "awaitscope: say what to measure: awaitscope bench servers, overhead, results, lecture or all"
                                + System.lineSeparator());
    }
}
