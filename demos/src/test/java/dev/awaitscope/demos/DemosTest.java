package dev.awaitscope.demos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DemosTest {
    static Stream<Demos.Demo> demos() {
        return Demos.all().stream();
    }

    @Test
    void listIsFourColumnsBetweenTabs() throws Exception {
        Run run = Run.of(Demos::run, "--list");
        List<List<String>> rows = run.out().lines().map(line -> List.of(line.split("\t", -1))).toList();
        assertThat(rows).hasSameSizeAs(Demos.all())
                .allSatisfy(row -> assertThat(row).hasSize(4).noneMatch(String::isBlank));
        assertThat(rows.getFirst()).startsWith("counter", "dev.awaitscope.demos.counter.CounterDemo",
                "unsynchronized,synchronized,lock,atomic,adder,volatile");
    }

    @ParameterizedTest
    @MethodSource("demos")
    void eachHasAMainClassThatNamesItsVariants(Demos.Demo demo) throws Exception {
        Run run = Run.ofProcess(Class.forName(demo.mainClass()), "--variant", "no-such");
        assertThat(run).isEqualTo(new Run(2, "", demo.name() + ": --variant no-such: needs one of "
                + String.join(", ", demo.variants()) + ", all" + System.lineSeparator()));
    }

    @Test
    void peopleSeeEachStory() throws Exception {
        assertThat(Run.of(Demos::run).out()).contains(Demos.all().stream().map(Demos.Demo::story).toList());
    }
}
