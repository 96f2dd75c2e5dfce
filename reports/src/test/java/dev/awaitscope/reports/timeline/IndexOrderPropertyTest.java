package dev.awaitscope.reports.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Sorting by keys in windows gives what sorting by comparing gives. */
class IndexOrderPropertyTest {
    @Property(tries = 200)
    void keysThenTiesThenPlaces(@ForAll @IntRange(max = 20_000) int size, @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 62) int bits) {
        Random random = new Random(seed);
        long[] keys = random.longs(size).map(key -> key >> bits).toArray();
        int[] ties = random.ints(size, 0, 3).toArray();
        assertThat(IndexOrder.byKey(size, i -> i % 7 != 0, i -> keys[i], (a, b) -> Integer.compare(ties[a], ties[b])))
                .isEqualTo(IndexOrder.of(size, i -> i % 7 != 0, (a, b) -> keys[a] != keys[b]
                        ? Long.compare(keys[a], keys[b])
                        : Integer.compare(ties[a], ties[b])));
    }

    @Property(tries = 200)
    void groupsKeepTheOrderWithin(@ForAll @IntRange(max = 1_000) int size, @ForAll long seed) {
        int[] groups = new Random(seed).ints(size, -1, 5).toArray();
        int[] order = IntStream.range(0, size).map(i -> size - 1 - i).toArray();
        int[] expected = Arrays.stream(order)
                .boxed()
                .sorted((a, b) -> Integer.compare(groups[a], groups[b]))
                .mapToInt(Integer::intValue)
                .toArray();
        assertThat(IndexOrder.byGroup(order, i -> groups[i], 5)).isEqualTo(expected);
    }
}
