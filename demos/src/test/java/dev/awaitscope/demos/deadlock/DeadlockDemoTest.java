package dev.awaitscope.demos.deadlock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.demos.Run;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlockDemoTest {
    @ParameterizedTest
    @CsvSource({"reentrant,java.util.concurrent.locks.ReentrantLock$NonfairSync",
            "synchronized,dev.awaitscope.demos.deadlock.Account"})
    void oppositeOrderEndsInACircle(String locks, String lockClass) throws Exception {
        Run run = Run.ofProcess(DeadlockDemo.class, "--variant", "wrong", "--locks", locks, "--transfers", "10",
                "--patience", "1s");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).containsExactly("wrong  0 of 20 transfers, none will follow:",
                "       one-to-two waits for " + lockClass + ", which two-to-one holds",
                "       two-to-one waits for " + lockClass + ", which one-to-two holds");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reentrant", "synchronized"})
    void sameOrderEnds(String locks) throws Exception {
        Run run = Run.of(DeadlockDemo::run, "--variant", "right", "--locks", locks, "--transfers", "2000", "--patience",
                "30s");
        assertThat(run.out().lines())
                .containsExactly("right  4,000 of 4,000 transfers, all done, no money lost or made: true");
    }
}
