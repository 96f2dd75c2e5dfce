package dev.awaitscope.reports.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.Distribution;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Lengths in bounded memory tell what sorting all of them tells. */
class LengthsPropertyTest {
    @Property(tries = 200)
    void percentilesAreA256thOffAtMost(@ForAll @IntRange(min = 1, max = 5_000) int size,
            @ForAll @IntRange(max = 62) int bits, @ForAll long seed) {
        long[] nanos = new Random(seed).longs(size).map(n -> n >>> 1 >>> bits).toArray();
        Distribution exact = Distribution.of(nanos);
        for (Lengths lengths : new Lengths[] {together(nanos), inParts(nanos)}) {
            Distribution found = lengths.distribution();
            assertThat(found.count()).isEqualTo(exact.count());
            assertThat(found.totalNanos()).isEqualTo(exact.totalNanos());
            assertThat(found.maxNanos()).isEqualTo(exact.maxNanos());
            close(found.p50Nanos(), exact.p50Nanos(), size);
            close(found.p90Nanos(), exact.p90Nanos(), size);
            close(found.p99Nanos(), exact.p99Nanos(), size);
        }
        assertThat(inParts(nanos).distribution()).isEqualTo(together(nanos).distribution());
    }

    private static void close(long found, long exact, int size) {
        if (size <= Lengths.EXACT) {
            assertThat(found).isEqualTo(exact);
        } else {
            assertThat(Math.abs(found - exact)).isLessThanOrEqualTo(exact / 256 + 1);
        }
    }

    private static Lengths together(long[] nanos) {
        Lengths lengths = new Lengths();
        for (long length : nanos) {
            lengths.add(length);
        }
        return lengths;
    }

    /** Every third into one part, the rest into another one. */
    private static Lengths inParts(long[] nanos) {
        Lengths some = new Lengths();
        Lengths others = new Lengths();
        for (int i = 0; i < nanos.length; i++) {
            (i % 3 == 0 ? some : others).add(nanos[i]);
        }
        Lengths all = new Lengths();
        all.addAll(some);
        all.addAll(others);
        return all;
    }
}
