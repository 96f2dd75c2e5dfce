package dev.awaitscope.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import org.junit.jupiter.api.Test;

class StraceTest {
    @Test
    void readsStracesTableMostFrequentFirstWithoutItsTotal() {
        assertThat(Strace.parse("""
                % time     seconds  usecs/call     calls    errors syscall
                ------ ----------- ----------- --------- --------- ----------------
                 93.20    1.234567         100      1200       300 futex
                  6.80    0.090000          30      3000           write
                ------ ----------- ----------- --------- --------- ----------------
                100.00    1.324567         315      4200       300 total
                """.lines().toList())).containsExactly(entry("write", 3000L), entry("futex", 1200L));
    }

    @Test
    void aTableThatIsNoneHoldsNothing() {
        assertThat(Strace.parse(List.of("not counted: strace ended at once"))).isEmpty();
    }
}
