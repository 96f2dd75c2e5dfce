package dev.awaitscope.demos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
    private static final Options OPTIONS = Options.of("sample", "threads", "2", "wait", "1s", "colour", "all", "quiet",
            "false");

    enum Colour {
        RED, DARK_BLUE
    }

    @Test
    void keepsDefaultsOfWhatIsNotGiven() throws DemoException {
        Options options = OPTIONS.read("--threads", "7");
        assertThat(options.count("threads", 1, 10)).isEqualTo(7);
        assertThat(options.duration("wait")).isEqualTo(Duration.ofSeconds(1));
        assertThat(options.flag("quiet")).isFalse();
    }

    @Test
    void flagTakesNoValue() throws DemoException {
        Options options = OPTIONS.read("--quiet", "--threads", "3");
        assertThat(options.flag("quiet")).isTrue();
        assertThat(options.count("threads", 1, 10)).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"250us,250000", "500ms,500000000", "2.5s,2500000000", "1m,60000000000", "0s,0", "0.5us,500"})
    void readsTimesWithTheirUnit(String text, long nanos) throws DemoException {
        assertThat(OPTIONS.read("--wait", text).duration("wait").toNanos()).isEqualTo(nanos);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "s", "-1s", "1h", "1 s", "99999999999999999999s", ""})
    void refusesTimesWithoutOne(String text) {
        assertThatThrownBy(() -> OPTIONS.read("--wait", text).duration("wait")).isInstanceOf(DemoException.class)
                .hasMessageContaining("--wait " + text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "11", "2.0", "two", "99999999999999999999"})
    void refusesNumbersOutsideTheBounds(String text) {
        assertThatThrownBy(() -> OPTIONS.read("--threads", text).count("threads", 1, 10))
                .hasMessage("--threads " + text + ": needs a whole number from 1 to 10");
    }

    @Test
    void choosesOneConstantOrAll() throws DemoException {
        assertThat(OPTIONS.choices("colour", Colour.class)).containsExactly(Colour.RED, Colour.DARK_BLUE);
        assertThat(OPTIONS.read("--colour", "dark-blue").choices("colour", Colour.class))
                .containsExactly(Colour.DARK_BLUE);
        assertThat(OPTIONS.read("--colour", "red").choice("colour", Colour.class)).isEqualTo(Colour.RED);
    }

    @Test
    void namesTheValidChoices() {
        assertThatThrownBy(() -> OPTIONS.read("--colour", "green").choices("colour", Colour.class))
                .hasMessage("--colour green: needs one of red, dark-blue, all");
        assertThatThrownBy(() -> OPTIONS.choice("colour", Colour.class))
                .hasMessage("--colour all: needs one of red, dark-blue");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--thread", "threads", "-t", "", "--"})
    void unknownOptionIsOneLineNamingTheValidOnes(String argument) throws Exception {
        Run run = Run.of((args, out, err) -> OPTIONS.run(args, out, err, (_, _) -> out.println("ran")), argument, "1");
        assertThat(run).isEqualTo(new Run(2, "", "sample: unknown option " + argument
                + ", valid are --threads --wait --colour --quiet" + System.lineSeparator()));
    }

    @Test
    void optionWithoutItsValueIsMisuse() throws Exception {
        Run run = Run.of((args, out, err) -> OPTIONS.run(args, out, err, (_, _) -> out.println("ran")), "--threads");
        assertThat(run)
                .isEqualTo(new Run(2, "", "sample: --threads needs a value, for example 2" + System.lineSeparator()));
    }

    @Test
    void helpListsOptionsAndRunsNothing() throws Exception {
        Run run = Run.of((args, out, err) -> OPTIONS.run(args, out, err, (_, _) -> out.println("ran")), "--threads",
                "9", "--help");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).containsExactly("--threads (2)", "--wait (1s)", "--colour (all)",
                "--quiet (false)");
    }

    @Test
    void whatTheMachineRefusesIsExitCodeOne() throws Exception {
        Run run = Run.of((args, out, err) -> OPTIONS.run(args, out, err, (_, _) -> {
            throw DemoException.failed("no room");
        }));
        assertThat(run).isEqualTo(new Run(1, "", "sample: no room" + System.lineSeparator()));
    }
}
