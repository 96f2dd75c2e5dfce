package dev.awaitscope.agent.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SiteTest {
    @Test
    void isTheInnermostFrameOfTheProgram() {
        assertThat(Site.of(stack("dev.awaitscope.agent.bootstrap.Bridge", "java.util.concurrent.locks.LockSupport",
                "jdk.internal.misc.Unsafe", "sun.nio.ch.NioSocketImpl", "org.example.Shop", "org.example.Main")))
                .isEqualTo("org.example.Shop.method:4");
    }

    @Test
    void takesNamesThatOnlyBeginLikeTheJdks() {
        assertThat(Site.of(stack("javax.swing.Timer"))).isEqualTo("javax.swing.Timer.method:0");
        assertThat(Site.of(stack("sunny.Day"))).isEqualTo("sunny.Day.method:0");
        assertThat(Site.of(stack("Main"))).isEqualTo("Main.method:0");
    }

    @Test
    void isNullWhereThereIsNone() {
        assertThat(Site.of(new StackTraceElement[0])).isNull();
        assertThat(Site.of(stack("java.lang.Thread"))).isNull();
    }

    /** Frame number n is in line n. */
    private static StackTraceElement[] stack(String... types) {
        StackTraceElement[] stack = new StackTraceElement[types.length];
        for (int i = 0; i < types.length; i++) {
            stack[i] = new StackTraceElement(types[i], "method", null, i);
        }
        return stack;
    }
}
