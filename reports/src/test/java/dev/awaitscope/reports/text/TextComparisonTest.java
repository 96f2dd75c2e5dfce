package dev.awaitscope.reports.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.compare.ComparedRun;
import dev.awaitscope.reports.compare.Comparison;
import dev.awaitscope.reports.compare.Measure;
import dev.awaitscope.reports.compare.MeasureKind;
import dev.awaitscope.reports.compare.Scenario;
import dev.awaitscope.reports.html.SampleComparison;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A comparison as people read it in a terminal. */
class TextComparisonTest {
    private static String text(Comparison comparison, boolean ansi) throws IOException {
        var out = new StringBuilder();
        TextComparison.write(comparison, out, ansi);
        return out.toString();
    }

    private static String line(String text, String begin) {
        return text.lines().filter(line -> line.startsWith(begin)).findFirst().orElseThrow();
    }

    @Test
    void marksBestAndWorstByMoreThanColor() throws IOException {
        String plain = text(SampleComparison.build(), false);
        assertThat(line(plain, "Throughput").replaceAll(" +", " "))
                .isEqualTo("Throughput ▲ 1,240/s ± 3.0 % 5,480/s ± 3.0 % ✓ 7,910/s ± 3.0 % ✓ 7,760/s ± 3.0 %");
        assertThat(plain).doesNotContain("\u001b").contains("✓ best, or not to be told from the best   ▲ worst");
        assertThat(text(SampleComparison.build(), true)).contains("\u001b[1;32m✓ 7,910/s\u001b[0m",
                "\u001b[31m▲ 1,240/s\u001b[0m");
    }

    @Test
    void colorsSayNothingThatIsNotSaidWithout() throws IOException {
        assertThat(text(SampleComparison.build(), true).replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(text(SampleComparison.build(), false));
    }

    @Test
    void hasNoMarksWhereNothingCanBeTold() throws IOException {
        assertThat(text(SampleComparison.untraced(), false)).doesNotContain("✓").doesNotContain("▲");
    }

    @Test
    void columnsEndBelowEachOther() throws IOException {
        String plain = text(SampleComparison.build(), false);
        int head = plain.lines()
                .filter(line -> line.strip().startsWith("blocking  "))
                .findFirst()
                .orElseThrow()
                .length();
        assertThat(line(plain, "Throughput")).hasSize(head);
        assertThat(line(plain, "Latency p99")).hasSize(head);
        assertThat(plain.lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void sevenRunsGoBelowEachOther() throws IOException {
        List<ComparedRun> runs = IntStream.range(0, 7)
                .mapToObj(i -> new ComparedRun("a server called " + i, "",
                        List.of(new Measure(MeasureKind.THROUGHPUT, List.of(1_000.0 * i + 900, 1_000.0 * i + 1_100))),
                        null, null, null))
                .toList();
        Scenario first = SampleComparison.build().scenarios().getFirst();
        var scenario = new Scenario("many", "Many", "Seven.", runs, List.of(), first.verdict(), List.of(), List.of());
        Comparison sample = SampleComparison.build();
        String plain = text(new Comparison("many", sample.environment(), List.of(scenario), List.of(), List.of()),
                false);
        assertThat(plain.lines().filter(line -> line.startsWith("Throughput"))).hasSizeGreaterThan(1);
        assertThat(plain.lines()).allMatch(line -> line.length() <= 100);
        for (ComparedRun run : runs) {
            assertThat(plain).containsOnlyOnce(run.label());
        }
    }

    @Test
    void drawsAllRunsOnOneScale() throws IOException {
        String plain = text(SampleComparison.build(), false);
        assertThat(plain).contains("In progress over time, traced   0 to 9.", "On a CPU over time, traced   0 to 2.");
        List<String> curves = plain.lines().filter(line -> line.contains("  mean 6.43")).limit(4).toList();
        assertThat(curves).hasSize(4)
                .allMatch(line -> line.matches(" {2}(blocking|pool|async|virtual) +[▁▂▃▄▅▆▇█]{60}  mean 6.43"));
    }

    @Test
    void aTerminalDoesNotObeyLabels() throws IOException {
        var run = new ComparedRun("\u001b[31mred\u202e", "",
                List.of(new Measure(MeasureKind.REAL_TIME, List.of(1e9))), null, null, null);
        var scenario = new Scenario("s", "\u001b[2J", "\u001b]0;title\u0007", List.of(run), List.of(),
                List.of("\u001b[31m is best."), List.of(), List.of());
        Comparison sample = SampleComparison.build();
        assertThat(text(new Comparison("c", sample.environment(), List.of(scenario), List.of(), List.of()), false))
                .doesNotContain("\u001b")
                .doesNotContain("\u202e")
                .doesNotContain("\u0007")
                .contains("?[31mred?");
    }
}
