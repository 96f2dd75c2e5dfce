package dev.awaitscope.agent.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QuantityTest {
    @ParameterizedTest
    @CsvSource({"0, 0", "0ms, 0", "7ns, 7", "20us, 20000", "1ms, 1000000", "2 s, 2000000000", "3m, 180000000000",
            "1h, 3600000000000", "5MS, 5000000"})
    void readsTimes(String text, long nanos) throws OptionException {
        assertThat(Quantity.nanos("min", text)).isEqualTo(nanos);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "100, 100", "1b, 1", "1k, 1024", "1kb, 1024", "250m, 262144000", "1G, 1073741824",
            "2gb, 2147483648"})
    void readsSizes(String text, long bytes) throws OptionException {
        assertThat(Quantity.bytes("maxsize", text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "-5ms", "1.5ms", "ms", "5min", "5 m s", "1e3ms", "9223372036854775807ns",
            "999999999999999999h"})
    void refusesWhatIsNoTime(String text) {
        assertThatThrownBy(() -> Quantity.nanos("min", text)).isInstanceOf(OptionException.class)
                .hasMessageContaining("'min'")
                .hasMessageContaining("'" + text + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1g", "1t", "1 g b", "999999999999999999g"})
    void refusesWhatIsNoSize(String text) {
        assertThatThrownBy(() -> Quantity.bytes("maxsize", text)).isInstanceOf(OptionException.class)
                .hasMessageContaining("'maxsize'")
                .hasMessageContaining("'" + text + "'");
    }
}
