package dev.awaitscope.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.cli.bench.SystemCalls.Count;
import java.util.List;
import org.junit.jupiter.api.Test;

class SystemCallsTest {
    @Test
    void readsStracesTableMostFrequentFirstWithoutItsTotal() {
        assertThat(SystemCalls.parse("""
                % time     seconds  usecs/call     calls    errors syscall
                ------ ----------- ----------- --------- --------- ----------------
                 93.20    1.234567         100      1200       300 futex
                  6.80    0.090000          30      3000           write
                ------ ----------- ----------- --------- --------- ----------------
                100.00    1.324567         315      4200       300 total
                """.lines().toList())).containsExactly(new Count("write", 3000), new Count("futex", 1200));
    }

    @Test
    void aTableThatIsNoneHoldsNothing() {
        assertThat(SystemCalls.parse(List.of("not counted: strace ended at once"))).isEmpty();
    }
}
