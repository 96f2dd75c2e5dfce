package dev.awaitscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each way to wait, on each JDK and kind of thread, against what {@code waits --json} says of it; and whether
 * {@code docs/coverage.md} says the same. {@code mvn -Pcoverage} writes that document. The seed is printed; give it again
 * with {@code -Dawaitscope.seed=}.
 */
final class CoverageIT {
    private static final int ROUNDS = Integer.getInteger("awaitscope.rounds", 1);
    private static final boolean WRITE = Boolean.getBoolean("awaitscope.coverage.write");

    @TempDir
    static Path folder;

    private static final Map<TracedTarget, CoverageColumn> COLUMNS = new LinkedHashMap<>();
    private static final List<Way> WAYS = new ArrayList<>();

    /**
     * A row of the table.
     *
     * @param since the first release of the JDK that has it
     */
    record Way(String name, int since) {}

    /** All JDKs at once, and both kinds of thread in one program: they mostly wait. */
    @BeforeAll
    @SuppressWarnings("SystemOut")
    static void runPrograms() throws Exception {
        long seed = Long.getLong("awaitscope.seed", System.nanoTime());
        System.out.println("coverage: -Dawaitscope.seed=" + seed);
        Map<Integer, List<TracedTarget>> targets = new TreeMap<>();
        TracedTarget.all()
                .forEach(target -> targets.computeIfAbsent(target.feature(), f -> new ArrayList<>()).add(target));
        Map<Integer, TracedProgram> programs = new TreeMap<>();
        try {
            for (List<TracedTarget> same : targets.values()) {
                programs.put(same.getFirst().feature(), start(same, seed));
            }
            for (List<TracedTarget> same : targets.values()) {
                int feature = same.getFirst().feature();
                read(same, programs.get(feature).lines(), folder.resolve(feature + ".jfr"));
            }
        } finally {
            programs.values().forEach(TracedProgram::close);
        }
        if (WRITE) {
            CoverageDocument.write(WAYS, COLUMNS);
        }
    }

    private static TracedProgram start(List<TracedTarget> targets, long seed) throws Exception {
        List<String> args = new ArrayList<>(List.of(Long.toString(seed), Integer.toString(ROUNDS)));
        targets.forEach(target -> args.add(target.threads()));
        TracedTarget any = targets.getFirst();
        List<String> options = any.feature() >= 21 ? List.of("--enable-preview") : List.of();
        return TracedProgram.start(any.home(), options, folder, "out=" + any.feature() + ".jfr", "CoverageWorkload",
                args.toArray(String[]::new));
    }

    private static void read(List<TracedTarget> targets, List<String> lines, Path recording) throws Exception {
        assertThat(lines).last().isEqualTo("end");
        assertThat(Files.size(recording)).isPositive();
        WAYS.clear();
        for (String line : lines) {
            String[] fields = line.split("\t");
            if (fields[0].equals("way")) {
                WAYS.add(new Way(fields[1], Integer.parseInt(fields[2])));
            }
        }
        TracedWaits waits = TracedWaits.of(recording);
        assertThat(waits.exitCode()).isEqualTo(ExitCode.DONE);
        List<WaitTruth> truths = lines.stream()
                .filter(line -> line.startsWith("wait\t"))
                .map(WaitTruth::parse)
                .toList();
        for (TracedTarget target : targets) {
            COLUMNS.put(target, CoverageColumn.of(target,
                    truths.stream().filter(truth -> truth.threads().equals(target.threads())).toList(), waits));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.cli.TracedTarget#all")
    void findsEachWaitOnceWithItsEnd(TracedTarget target) {
        CoverageColumn column = COLUMNS.get(target);
        SoftAssertions softly = new SoftAssertions();
        WAYS.stream()
                .filter(way -> way.since() <= target.feature())
                .forEach(way -> {
                    List<CoverageCell> cells = column.cells(way.name());
                    softly.assertThat(cells).as("waits of %s", way.name()).hasSize(ROUNDS);
                    cells.forEach(cell -> softly.assertThat(cell.unexplained()).as(cell.toString()).isEmpty());
                });
        softly.assertThat(column.others()).as("waits of 5 ms that the program knows nothing of").isEmpty();
        softly.assertAll();
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.cli.TracedTarget#all")
    void sumsUpToWhatTheProgramsOwnClockSays(TracedTarget target) {
        CoverageColumn column = COLUMNS.get(target);

        assertThat((double) column.recordedNanos() / column.clockNanos())
                .as("recorded of %s ns by the program's clock", column.clockNanos())
                .isBetween(0.95, 1.05);
    }

    @Test
    void saysInTheDocumentWhatIsFoundHere() throws Exception {
        assertThat(WAYS).hasSizeGreaterThanOrEqualTo(35);
        assertThat(CoverageDocument.committedRows(COLUMNS.keySet()))
                .as("docs/coverage.md; write it anew with: mvn -Pcoverage -pl cli -am verify")
                .isEqualTo(CoverageDocument.rows(WAYS, COLUMNS));
    }
}
