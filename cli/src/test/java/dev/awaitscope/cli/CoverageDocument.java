package dev.awaitscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code docs/coverage.md}: written from a run, and read to be compared with another one. */
final class CoverageDocument {
    private static final Path FILE = Path.of(System.getProperty("awaitscope.root", ".")).resolve("docs/coverage.md");
    private static final String FOUND = "yes";
    private static final String HEAD = "| way to wait |";

    private CoverageDocument() {}

    /** By way and column, what stands in the table. */
    static Map<String, Map<String, String>> rows(List<CoverageIT.Way> ways, Map<TracedTarget, CoverageColumn> columns) {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        for (CoverageIT.Way way : ways) {
            Map<String, String> row = new LinkedHashMap<>();
            columns.forEach((target, column) -> row.put(title(target), cell(way, target, column)));
            rows.put(way.name(), row);
        }
        return rows;
    }

    private static String title(TracedTarget target) {
        return target.threads() + ", JDK " + target.feature();
    }

    private static String cell(CoverageIT.Way way, TracedTarget target, CoverageColumn column) {
        if (way.since() > target.feature()) {
            return "n/a";
        }
        Set<String> misses = column.cells(way.name())
                .stream()
                .flatMap(cell -> cell.misses().stream())
                .map(CoverageCell.Miss::aspect)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return misses.isEmpty() ? FOUND : "**not: " + String.join(", ", misses) + "**";
    }

    /** The same from the document in the tree, for those columns that were measured now. */
    static Map<String, Map<String, String>> committedRows(Collection<TracedTarget> targets) throws IOException {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        List<List<String>> table = Files.readAllLines(FILE)
                .stream()
                .dropWhile(line -> !line.startsWith(HEAD))
                .takeWhile(line -> line.startsWith("|"))
                .map(line -> List.of(line.substring(2).split(" \\| | \\|")))
                .toList();
        List<String> titles = table.getFirst();
        // Below the titles is a line that holds none.
        for (List<String> cells : table.subList(2, table.size())) {
            Map<String, String> row = new LinkedHashMap<>();
            for (TracedTarget target : targets) {
                row.put(title(target), cells.get(titles.indexOf(title(target))));
            }
            rows.put(cells.getFirst(), row);
        }
        return rows;
    }

    static void write(List<CoverageIT.Way> ways, Map<TracedTarget, CoverageColumn> columns) throws IOException {
        List<String> lines = new ArrayList<>(List.of("# Coverage: each way to wait", "",
                "Written by `mvn -Pcoverage -pl cli -am verify`. Each build runs the same test (`CoverageIT`) and fails where"
                        + " it does not find what this table says.",
                "",
                "A program waits once a round in each of these ways, in random order, for a random time between 40 and 90 ms,"
                        + " its threads with random names. By its own clock it knows for each wait: when, how long, for what,"
                        + " and who ended it. *" + FOUND
                        + "* means that `awaitscope waits --json` has exactly one entry for it, with the right thread, kind, class of"
                        + " what was waited for, waker (name and id, or none where no thread ended it), what it was woken by, and"
                        + " length. *n/a*: that JDK does not have it. **Bold**: what is not so, with the reason below.",
                "", "The thread that waits may have no other wait of 5 ms or more.", ""));
        List<String> titles = columns.keySet().stream().map(CoverageDocument::title).toList();
        lines.add(HEAD + " kind | waits for | ended by | " + String.join(" | ", titles) + " |");
        lines.add("|" + "---|".repeat(titles.size() + 4));
        rows(ways, columns).forEach((way, row) -> lines.add(
                "| " + way + " | " + description(way, columns) + " | " + String.join(" | ", row.values()) + " |"));
        lines.addAll(misses(columns));
        lines.addAll(sums(columns));
        Files.write(FILE, lines);
    }

    private static String description(String way, Map<TracedTarget, CoverageColumn> columns) {
        WaitTruth truth = columns.values()
                .stream()
                .flatMap(column -> column.cells(way).stream())
                .map(CoverageCell::truth)
                .findFirst()
                .orElseThrow();
        String blocker = truth.blocker() == null ? "nothing" : truth.blocker().replaceFirst(".*\\.", "");
        return "`" + truth.kind() + "` | " + blocker + " | " + truth.wokenBy();
    }

    private static List<String> misses(Map<TracedTarget, CoverageColumn> columns) {
        Set<String> lines = new LinkedHashSet<>();
        columns.forEach((target, column) -> column.cells()
                .forEach(cell -> cell.misses()
                        .forEach(miss -> lines.add("- **" + cell.truth().way() + ", " + title(target) + ", "
                                + miss.aspect() + "**: " + miss.reason() + "."))));
        List<String> section = new ArrayList<>(List.of("", "## Misses", ""));
        section.addAll(lines.isEmpty() ? List.of("None.") : lines.stream().sorted().toList());
        return section;
    }

    private static List<String> sums(Map<TracedTarget, CoverageColumn> columns) {
        List<String> lines = new ArrayList<>(List.of("", "## Sums", "",
                "The sum of one thread's waits in the run that wrote this file, by the program's clock around its calls and as"
                        + " recorded. Each build demands 0.95 to 1.05.",
                "", "| thread | waits | by its own clock | recorded | ratio |", "|---|---|---|---|---|"));
        columns.forEach((target, column) -> lines.add(String.format(Locale.ROOT,
                "| %s | %d | %.3f s | %.3f s | %.4f |", title(target), column.cells().size(),
                column.clockNanos() / 1e9, column.recordedNanos() / 1e9,
                (double) column.recordedNanos() / column.clockNanos())));
        return lines;
    }
}
