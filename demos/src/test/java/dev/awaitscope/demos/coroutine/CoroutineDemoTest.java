package dev.awaitscope.demos.coroutine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.demos.Run;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoroutineDemoTest {
    @ParameterizedTest
    @CsvSource({"generator,make-0 take-0 make-1 take-1 make-1 take-1 make-2 take-2",
            "cooperative,A1 B1 C1 A2 B2 C2 A3 B3 C3 A4 B4 C4"})
    void coroutinesStopAtTheirYieldsOnly(String variant, String order) throws Exception {
        Run run = Run.of(CoroutineDemo::run, "--variant", variant);
        assertThat(run.exitCode()).isZero();
        assertThat(run.row(variant)).containsExactly(variant, order, "1");
    }

    @Test
    void threadsAreStoppedAnywhere() throws Exception {
        Run run = Run.of(CoroutineDemo::run, "--variant", "preemptive");
        List<String> order = List.of(run.row("preemptive").get(1).split(" "));
        for (String name : new String[] {"A", "B", "C"}) {
            assertThat(order).filteredOn(step -> step.startsWith(name))
                    .containsExactly(name + 1, name + 2, name + 3, name + 4);
        }
        assertThat(run.number("preemptive", 2)).as("begun and not ended").isBetween(2L, 3L);
    }

    @Test
    void coroutineThatEndsGivesNoMore() throws InterruptedException {
        Coroutine<String> two = new Coroutine<>("two", caller -> {
            caller.give("a");
            caller.give("b");
        });
        assertThat(two.next()).isEqualTo("a");
        assertThat(two.next()).isEqualTo("b");
        assertThat(two.next()).isNull();
        assertThat(two.next()).isNull();
        two.close();
    }
}
