package dev.awaitscope.reports.column;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.column.IndexOrder.Groups;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Sorting by keys in windows gives what sorting by comparing gives. */
class IndexOrderPropertyTest {
    /** Half of it on the heap. */
    private static ColumnMemory memory() {
        return new ColumnMemory(1 << 16);
    }

    @Property(tries = 200)
    void keysThenTiesThenPlaces(@ForAll @IntRange(max = 20_000) int size, @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 62) int bits) {
        Random random = new Random(seed);
        ColumnMemory memory = memory();
        LongColumn keys = new LongColumn(memory);
        random.longs(size).map(key -> key >> bits).forEach(keys::add);
        int[] ties = random.ints(size, 0, 3).toArray();
        assertThat(array(IndexOrder.byKey(memory, keys, i -> i % 7 != 0, (a, b) -> Integer.compare(ties[a], ties[b]))))
                .isEqualTo(IndexOrder.of(size, i -> i % 7 != 0, (a, b) -> keys.get(a) != keys.get(b)
                        ? Long.compare(keys.get(a), keys.get(b))
                        : Integer.compare(ties[a], ties[b])));
    }

    @Property(tries = 200)
    void groupsKeepTheOrderWithin(@ForAll @IntRange(max = 10_000) int size, @ForAll long seed) {
        int[] groups = new Random(seed).ints(size, -1, 5).toArray();
        ColumnMemory memory = memory();
        IntColumn order = new IntColumn(memory);
        IntStream.range(0, size).map(i -> size - 1 - i).forEach(order::add);
        Groups grouped = IndexOrder.byGroup(memory, order, i -> groups[i], 5);
        for (int group = -1; group < 5; group++) {
            int of = group;
            assertThat(IntStream.range(grouped.from(group), grouped.to(group)).map(grouped::get).toArray())
                    .containsExactly(IntStream.range(0, size)
                            .map(i -> size - 1 - i)
                            .filter(i -> groups[i] == of)
                            .toArray());
        }
        assertThat(grouped.from(-1)).isZero();
        assertThat(grouped.to(4)).isEqualTo(size);
    }

    private static int[] array(IntColumn column) {
        return IntStream.range(0, column.size()).map(column::get).toArray();
    }
}
