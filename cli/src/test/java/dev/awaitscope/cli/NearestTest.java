package dev.awaitscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> COMMANDS = List.of("record", "report", "compare", "summary", "waits", "bench",
            "demo", "doctor");

    @ParameterizedTest
    @CsvSource({"kitten, sitting, 3", "flaw, lawn, 2", "same, same, 0", "'', abc, 3", "abcd, acbd, 1", "AbC, aBc, 0"})
    void countsTheLettersThatDiffer(String a, String b, int distance) {
        assertThat(Nearest.distance(a, b)).isEqualTo(distance);
        assertThat(Nearest.distance(b, a)).isEqualTo(distance);
    }

    @ParameterizedTest
    @CsvSource({"sumary, summary", "wiats, waits", "repotr, report", "COMPARE, compare", "dotcor, doctor"})
    void findsWhatWasMeant(String typed, String meant) {
        assertThat(Nearest.to(typed, COMMANDS)).contains(meant);
    }

    @Test
    void guessesNothingFromAnotherWord() {
        assertThat(Nearest.to("frobnicate", COMMANDS)).isEmpty();
        assertThat(Nearest.hint("x", COMMANDS)).isEmpty();
    }
}
