package dev.awaitscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationConverterTest {
    @ParameterizedTest
    @CsvSource({"0ms, 0", "20us, 20000", "1.5ms, 1500000", "1ns, 1", "2s, 2000000000", "1m, 60000000000"})
    void readsATimeWithItsUnit(String text, long nanos) {
        assertThat(new DurationConverter().convert(text).toNanos()).isEqualTo(nanos);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "ms", "-1ms", "1 ms", "1.ms", "1e3ms", "99999999999h", "1ms2"})
    void refusesWhatIsNone(String text) {
        assertThatThrownBy(() -> new DurationConverter().convert(text)).isInstanceOf(TypeConversionException.class);
    }
}
