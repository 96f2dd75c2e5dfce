package dev.awaitscope.agent.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class OptionsTest {
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", ",", " , "})
    void hasDefaults(String nothing) throws OptionException {
        Options options = Options.parse(nothing);

        assertThat(options.out()).isEqualTo("awaitscope-%p.jfr");
        assertThat(options.stackNanos()).isEqualTo(1_000_000);
        assertThat(options.minimumNanos()).isEqualTo(20_000);
        assertThat(options.slices()).isEqualTo(Options.Slices.KEPT);
        assertThat(options.maxSize()).isEqualTo(1L << 30);
        assertThat(options.repository()).isNull();
        assertThat(options.groups().acceptsAll()).isTrue();
        assertThat(options.threads().acceptsAll()).isTrue();
        assertThat(options.record()).isTrue();
        assertThat(options.quiet()).isFalse();
    }

    @Test
    void readsEachOption() throws OptionException {
        String given = "out=a folder/x=y.jfr, stacks=2ms,min=0,slices=all,groups=-queues,maxsize=250m,repository=here,"
                + "threads=http-*+-http-9,record=false,quiet";
        Options options = Options.parse(given);

        assertThat(options.given()).isEqualTo(given);
        assertThat(options.out()).isEqualTo("a folder/x=y.jfr");
        assertThat(options.stackNanos()).isEqualTo(2_000_000);
        assertThat(options.minimumNanos()).isZero();
        assertThat(options.slices()).isEqualTo(Options.Slices.ALL);
        assertThat(options.groups().accepts("queues")).isFalse();
        assertThat(options.maxSize()).isEqualTo(250L << 20);
        assertThat(options.repository()).isEqualTo("here");
        assertThat(options.threads().accepts("http-1")).isTrue();
        assertThat(options.threads().accepts("http-9")).isFalse();
        assertThat(options.record()).isFalse();
        assertThat(options.quiet()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"quiet, true", "quiet=true, true", "quiet=false, false"})
    void readsAFlagWithOrWithoutValue(String given, boolean quiet) throws OptionException {
        assertThat(Options.parse(given).quiet()).isEqualTo(quiet);
    }

    @ParameterizedTest
    @ValueSource(strings = {"colour", "colour=red", "Out=x", "out =", "=x", "out", "out=", "quiet=", "quiet=yes",
            "record=no",
            "slices=some", "min=5", "min=-1ms", "min=", "stacks=1 fortnight", "maxsize=1t",
            "maxsize=99999999999999999g"})
    void refusesWhatItDoesNotKnow(String given) {
        assertThatThrownBy(() -> Options.parse("out=x.jfr," + given)).isInstanceOf(OptionException.class)
                .hasMessageContaining("'" + given.replaceFirst("=.*", "").trim() + "'")
                .hasMessageNotContaining("\n");
    }

    @Test
    void namesTheValidOptionsForAnUnknownOne() {
        assertThatThrownBy(() -> Options.parse("colour=red")).hasMessage("unknown option 'colour';"
                + " valid are out, stacks, min, slices, groups, maxsize, maxage, delay, duration,"
                + " repository, threads, record, quiet");
    }
}
