package dev.awaitscope.demos.primes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.demos.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PrimesDemoTest {
    private static final int PRIMES = 2;
    private static final int TESTED = 3;

    @ParameterizedTest
    @ValueSource(strings = {"sequential", "pool", "virtual", "parallel", "async"})
    void findsThe39PrimesOfTheDefaultRange(String variant) throws Exception {
        Run run = Run.of(PrimesDemo::run, "--variant", variant);
        assertThat(run.exitCode()).isZero();
        assertThat(run.number(variant, PRIMES)).isEqualTo(39);
        assertThat(run.number(variant, TESTED)).isEqualTo(500);
    }

    @Test
    void lazyTestsNothing() throws Exception {
        Run run = Run.of(PrimesDemo::run, "--variant", "lazy");
        assertThat(run.row("lazy").get(PRIMES)).isEqualTo("not asked");
        assertThat(run.number("lazy", TESTED)).isZero();
    }

    @Test
    void allVariantsAgreeOnSmallNumbers() throws Exception {
        Run run = Run.of(PrimesDemo::run, "--from", "0", "--to", "30", "--workers", "3");
        assertThat(run.out().lines()).hasSize(2 + Variant.values().length);
        for (String variant : new String[] {"sequential", "pool", "virtual", "parallel", "async"}) {
            assertThat(run.number(variant, PRIMES)).isEqualTo(10);
            assertThat(run.number(variant, TESTED)).isEqualTo(30);
        }
    }

    @Test
    void refusesAnEmptyRange() throws Exception {
        assertThat(Run.of(PrimesDemo::run, "--from", "10", "--to", "10"))
                .isEqualTo(new Run(2, "", "primes: --to 10: needs a number above --from 10" + System.lineSeparator()));
    }
}
