package dev.awaitscope.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void namesLeftNumbersRight() {
        assertThat(Columns.align(List.of(List.of("", "pool", "b"), List.of("Failed", "0", "12,345"))))
                .containsExactly("         pool        b", "Failed      0   12,345");
    }

    @Test
    void longSentencesAreBrokenAndSetIn() {
        assertThat(Columns.wrap("one two three four", 9)).containsExactly("one two", "  three", "  four");
    }

    @Test
    void aWordLongerThanTheLineStaysWhole() {
        assertThat(Columns.wrap("/a/very/long/path", 5)).containsExactly("/a/very/long/path");
    }
}
