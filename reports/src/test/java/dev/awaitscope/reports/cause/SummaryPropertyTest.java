package dev.awaitscope.reports.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.Distribution;
import dev.awaitscope.reports.cause.Summary.Key;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Parts merged in any order and any grouping are the whole. */
class SummaryPropertyTest {
    @Property(tries = 200)
    void partsInAnyOrderAreTheWhole(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int parts,
            @ForAll @IntRange(min = 1, max = 40) int mostKeys) {
        Random random = new Random(seed);
        Summary whole = new Summary(mostKeys);
        List<Summary> pieces = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            Summary piece = new Summary(mostKeys);
            piece.addRun(i, 1);
            whole.addRun(i, 1);
            pieces.add(piece);
        }
        for (int i = 0; i < 300; i++) {
            Key key = new Key("lock", random.nextBoolean() ? null : "app.Type" + random.nextInt(30),
                    "app.Main.run:" + random.nextInt(3));
            long nanos = (long) (Math.exp(random.nextDouble() * 25));
            whole.add(key, nanos);
            pieces.get(random.nextInt(parts)).add(key, nanos);
        }
        Collections.shuffle(pieces, random);
        while (pieces.size() > 1) {
            // Any two, either into the other: not only one after the other.
            Summary into = pieces.remove(random.nextInt(pieces.size()));
            Summary from = pieces.remove(random.nextInt(pieces.size()));
            pieces.add(new Summary(mostKeys).merge(into).merge(from));
        }
        Summary merged = pieces.getFirst();
        assertThat(merged.runs()).isEqualTo(whole.runs()).isEqualTo(parts);
        assertThat(merged.durationNanos()).isEqualTo(whole.durationNanos());
        assertThat(merged.threads()).isEqualTo(whole.threads());
        assertThat(merged.totals()).isEqualTo(whole.totals()).hasSizeLessThanOrEqualTo(mostKeys);
        assertThat(merged.rest()).isEqualTo(whole.rest());
        assertThat(merged.totals().stream().mapToLong(total -> total.lengths().count()).sum() + merged.rest().count())
                .isEqualTo(300);
    }

    @Test
    void differsWhereOneLengthDoes() {
        Summary one = new Summary();
        Summary other = new Summary();
        one.add(new Key("lock", "A", null), 100);
        other.add(new Key("lock", "A", null), 101);
        assertThat(one.totals()).isNotEqualTo(other.totals());
    }

    @Test
    void percentilesAreWithinOnePercent() {
        Summary summary = new Summary();
        long[] lengths = new Random(5).longs(10_000, 1_000, 50_000_000).toArray();
        for (long length : lengths) {
            summary.add(new Key("io", null, null), length);
        }
        Distribution exact = Distribution.of(lengths);
        Distribution found = summary.totals().getFirst().lengths();
        assertThat(found.count()).isEqualTo(exact.count());
        assertThat(found.totalNanos()).isEqualTo(exact.totalNanos());
        assertThat(found.maxNanos()).isEqualTo(exact.maxNanos());
        assertThat((double) found.p50Nanos() / exact.p50Nanos()).isBetween(0.99, 1.01);
        assertThat((double) found.p99Nanos() / exact.p99Nanos()).isBetween(0.99, 1.01);
    }
}
