package dev.awaitscope.demos;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void alignsNumbersToTheRight() throws Exception {
        Run run = Run.of((_, out, _) -> {
            new Table("name", "count", "time").row("a", 1_234_567L, Table.millis(1_500_000))
                    .row("longer", 5, "-")
                    .print(out);
            return 0;
        });
        assertThat(run.out().lines()).containsExactly("name        count    time", "a       1,234,567  1.5 ms",
                "longer          5       -");
    }
}
