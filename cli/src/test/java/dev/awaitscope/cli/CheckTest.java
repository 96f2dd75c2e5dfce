package dev.awaitscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.finding.Findings;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code check}, {@code findings} and {@code explain} on a recording of the plain JDK, in which nothing is wrong. */
class CheckTest {
    @TempDir
    private static Path folder;
    private static String foreign = "";

    @BeforeAll
    static void record() throws Exception {
        foreign = Foreign.recording(folder.resolve("foreign.jfr")).toString();
    }

    @Test
    void whatIsKeptIsDone() {
        Ran ran = Ran.run("check", foreign, "--fail-on", "any", "--max", "queue.p99=1ms,lock.count=1000000");
        assertThat(ran.exitCode()).as(ran.out() + ran.err()).isEqualTo(ExitCode.DONE);
        assertThat(ran.out()).isEqualTo("Nothing of what was checked is wrong.\n");
    }

    @Test
    void whatIsNotKeptFailsAndSaysByHowMuch() {
        Ran ran = Ran.run("check", foreign, "--fail-on", "nothing-wrong", "--max", "wait.max=1ns,wait.count=0");
        assertThat(ran.exitCode()).as(ran.out() + ran.err()).isEqualTo(ExitCode.GATE_FAILED);
        assertThat(ran.out().lines()).hasSize(3)
                .anyMatch(line -> line.startsWith("nothing-wrong: Nothing wrong was found in "))
                .anyMatch(line -> line.matches("wait\\.max is .+ for all waits, .+ more than 1 ns\\."))
                .anyMatch(
                        line -> line.matches("wait\\.count is [\\d,]+ times? for all waits, .+ more than 0 times\\."));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --max | queue | awaitscope: --max: 'queue' is no limit; write queue.p99=5ms or lock.count=100
            --max | foo.p99=1ms | awaitscope: --max: nothing is called 'foo'; there are queue, run, wait, and the kinds of waits, such as lock
            --max | queue.p98=1ms | awaitscope: --max: unknown number 'p98'; did you mean 'p90'?
            --max | queue.p99=5 | awaitscope: --max: '5' is no length of time; write 20us, 1.5ms or 30s
            --max | lock.count=1ms | awaitscope: --max: '1ms' is no number of times
            --fail-on | dedlock | awaitscope: --fail-on: unknown finding 'dedlock'; did you mean 'deadlock'?
            """)
    void whatCannotBeCheckedIsMisuse(String option, String value, String line) {
        Ran ran = Ran.run("check", foreign, option, value);
        assertThat(ran.exitCode()).isEqualTo(ExitCode.MISUSED);
        assertThat(ran.err()).isEqualTo(line + "\n");
    }

    @Test
    void aCheckOfNothingIsMisuse() {
        Ran ran = Ran.run("check", foreign);
        assertThat(ran.exitCode()).isEqualTo(ExitCode.MISUSED);
        assertThat(ran.err()).contains("nothing to check");
    }

    @Test
    void findingsSaysWhatItLookedAt() {
        Ran ran = Ran.run("findings", foreign);
        assertThat(ran.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(ran.out()).startsWith("Nothing wrong was found in ")
                .contains("nothing-wrong, possible: The recording was made without the agent", "What to do: ");
        assertThat(Ran.run("findings", foreign, "--json").out()).startsWith("{\"schema\":1,\"findings\":[{\"name\":"
                + "\"nothing-wrong\"").endsWith("}\n");
    }

    @Test
    void theSameFileGivesTheSameBytes() {
        for (String command : new String[] {"summary", "waits", "findings"}) {
            assertThat(Ran.run(command, foreign, "--json").out()).isEqualTo(Ran.run(command, foreign, "--json").out());
        }
    }

    @Test
    void explainsEachAndListsThem() {
        Ran list = Ran.run("explain");
        assertThat(list.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(list.out().lines()).hasSameSizeAs(Findings.names());
        for (String name : Findings.names()) {
            assertThat(list.out()).contains(name);
            assertThat(Ran.run("explain", name).out()).contains(Findings.title(name).orElseThrow(),
                    Findings.explain(name).orElseThrow());
        }
        assertThat(Ran.run("explain", "lock-convoi").err())
                .isEqualTo("awaitscope: (NAME): unknown finding 'lock-convoi'; did you mean 'lock-convoy'?\n");
    }
}
