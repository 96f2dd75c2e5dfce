package dev.awaitscope.reports.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Interval arithmetic agrees with sets of single instants. */
class IntervalSetPropertyTest {
    private static final int LAST = 60;

    @Provide
    Arbitrary<IntervalSet> sets() {
        Arbitrary<int[]> interval = Combinators.combine(Arbitraries.integers().between(0, LAST),
                Arbitraries.integers().between(0, 12)).as((start, length) -> new int[] {start, start + length});
        return interval.list().ofMaxSize(12).map(IntervalSetPropertyTest::of);
    }

    private static IntervalSet of(List<int[]> intervals) {
        IntervalSet.Builder builder = new IntervalSet.Builder();
        intervals.stream().sorted((a, b) -> Integer.compare(a[0], b[0])).forEach(i -> builder.add(i[0], i[1]));
        return builder.build();
    }

    private static BitSet instants(IntervalSet set) {
        BitSet instants = new BitSet();
        for (int i = 0; i < set.size(); i++) {
            instants.set((int) set.start(i), (int) set.end(i));
        }
        return instants;
    }

    private static BitSet expected(IntervalSet left, Consumer<BitSet> change) {
        BitSet instants = instants(left);
        change.accept(instants);
        return instants;
    }

    @Property
    void isSortedDisjointAndNotTouching(@ForAll("sets") IntervalSet set) {
        for (int i = 0; i < set.size(); i++) {
            assertThat(set.start(i)).isLessThan(set.end(i));
            if (i > 0) {
                assertThat(set.start(i)).isGreaterThan(set.end(i - 1));
            }
        }
        assertThat(set.total()).isEqualTo(instants(set).cardinality());
    }

    @Property
    void minus(@ForAll("sets") IntervalSet left, @ForAll("sets") IntervalSet right) {
        assertThat(instants(left.minus(right))).isEqualTo(expected(left, bits -> bits.andNot(instants(right))));
    }

    @Property
    void intersect(@ForAll("sets") IntervalSet left, @ForAll("sets") IntervalSet right) {
        assertThat(instants(left.intersect(right))).isEqualTo(expected(left, bits -> bits.and(instants(right))));
    }

    @Property
    void union(@ForAll("sets") IntervalSet left, @ForAll("sets") IntervalSet right) {
        assertThat(instants(left.union(right))).isEqualTo(expected(left, bits -> bits.or(instants(right))));
    }

    @Property
    void partsAddUp(@ForAll("sets") IntervalSet left, @ForAll("sets") IntervalSet right) {
        assertThat(left.minus(right).total() + left.intersect(right).total()).isEqualTo(left.total());
        assertThat(left.minus(right).union(left.intersect(right))).isEqualTo(left);
    }

    @Property
    void between(@ForAll("sets") IntervalSet set, @ForAll @IntRange(max = 70) int from,
            @ForAll @IntRange(max = 70) int to) {
        BitSet window = new BitSet();
        IntStream.range(from, Math.max(from, to)).forEach(window::set);
        assertThat(instants(set.between(from, to))).isEqualTo(expected(set, bits -> bits.and(window)));
    }
}
