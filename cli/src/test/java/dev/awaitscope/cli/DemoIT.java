package dev.awaitscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code demo} lists the stories, and shows one as its recording has it. */
class DemoIT {
    @TempDir
    private Path folder;

    @Test
    void listsEachWithItsVariants() throws Exception {
        Ran ran = CliProcess.run(folder, "demo");
        assertThat(ran.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(ran.out()).contains("counter ", "primes ", "servers ", "unsynchronized synchronized lock");
        assertThat(folder).isDirectoryNotContaining("glob:**.jfr");
    }

    @Test
    void runsOneAndShowsWhatItWaitedFor() throws Exception {
        Ran ran = CliProcess.run(folder, "demo", "counter", "--variant", "lock");
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.DONE);
        assertThat(ran.out()).startsWith("2 threads, each adds 1 to one counter")
                .contains("ReentrantLock",
                        "Page: counter.html");
        assertThat(folder.resolve("counter.jfr")).isNotEmptyFile();
        assertThat(Files.readString(folder.resolve("counter.html"))).contains("ReentrantLock");
    }

    @Test
    void whatTheDemoRefusesIsItsOwnCode() throws Exception {
        Ran ran = CliProcess.run(folder, "demo", "counter", "--", "--frobnicate", "1");
        assertThat(ran.exitCode()).isEqualTo(2);
        assertThat(ran.err()).contains("counter: unknown option --frobnicate");
        assertThat(folder.resolve("counter.html")).doesNotExist();
    }

    @Test
    void anUnknownVariantIsMisuse() throws Exception {
        Ran ran = CliProcess.run(folder, "demo", "counter", "--variant", "lok");
        assertThat(ran.exitCode()).isEqualTo(ExitCode.MISUSED);
        assertThat(ran.err()).isEqualTo("awaitscope: unknown variant of counter 'lok'; did you mean 'lock'?\n");
    }
}
