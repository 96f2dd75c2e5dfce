package dev.awaitscope.agent.recording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NameFilterTest {
    @ParameterizedTest
    @CsvSource({"'', anything, true", "worker, worker, true", "worker, worker-1, false", "worker-*, worker-1, true",
            "worker-*, worker-, true", "worker-*, my worker-1, false", "*, '', true", "a*c, abbc, true",
            "a*c, abbcd, false", "a+b, b, true", "a+b, c, false", "-a, a, false", "-a, b, true", "w*+-w9, w9, false",
            "w*+-w9, w8, true", "w*+-w9, x, false", "-*, x, false", "'a + b', b, true"})
    void choosesNames(String text, String name, boolean accepted) {
        assertThat(NameFilter.parse(text).accepts(name)).isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({"a.c, abc, false", "a.c, a.c, true", "'(x)[1]$', '(x)[1]$', true", "'\\E.*', x, false",
            "'\\Qx\\E', '\\Qx\\E', true"})
    void takesEverythingButTheStarLiterally(String text, String name, boolean accepted) {
        assertThat(NameFilter.parse(text).accepts(name)).isEqualTo(accepted);
    }

    @Test
    void acceptsAllOnlyWhenNothingIsGiven() {
        assertThat(NameFilter.parse("").acceptsAll()).isTrue();
        assertThat(NameFilter.parse("a").acceptsAll()).isFalse();
        assertThat(NameFilter.parse("-a").acceptsAll()).isFalse();
    }
}
