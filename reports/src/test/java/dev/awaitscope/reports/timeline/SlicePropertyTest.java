package dev.awaitscope.reports.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.Slices;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.TracedThread;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the waits and samples are, each thread's slices cover its life once. */
class SlicePropertyTest {
    private static final int END = 2_000;

    record Stretch(int from, int length, int part) {}

    @Provide
    Arbitrary<List<Stretch>> stretches() {
        return Combinators.combine(Arbitraries.integers().between(-50, END), Arbitraries.integers().between(0, 400),
                Arbitraries.integers().between(0, 100)).as(Stretch::new).list().ofMaxSize(20);
    }

    @Property(tries = 300)
    void slicesCoverALifeOnce(@ForAll("stretches") List<Stretch> waits, @ForAll("stretches") List<Stretch> samples,
            @ForAll boolean sampled) {
        Trace trace = Trace.ofAgent(1);
        waits.forEach(wait -> trace.wait(0, "lock", "java.lang.Object", wait.from, wait.from + wait.length, -1,
                wait.part * 1_000_000L));
        if (sampled) {
            trace.sampled(0, END);
            int at = 0;
            for (Stretch sample : samples) {
                trace.sample(0, at, at + 20, sample.part % 21, sample.length % 21);
                at += 20 + sample.length / 20 * 20;
            }
        }
        trace.end(END + 500);
        TracedThread thread = trace.timeline().threads().getFirst();
        Slices slices = thread.slices();
        long at = thread.startNanos();
        for (int i = 0; i < slices.size(); i++) {
            assertThat(slices.startNanos(i)).isEqualTo(at);
            assertThat(slices.endNanos(i)).isGreaterThan(at);
            at = slices.endNanos(i);
        }
        assertThat(at).isEqualTo(thread.endNanos());
        assertThat(thread.stateNanos().values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(thread.endNanos() - thread.startNanos());
        for (ThreadState state : ThreadState.values()) {
            assertThat(thread.nanos(state)).isEqualTo(slices.total(state));
        }
    }
}
