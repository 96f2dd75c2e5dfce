package dev.awaitscope.demos;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A table of text whose columns line up: the first to the left, the others, which hold numbers, to the right. Not
 * thread-safe.
 */
public final class Table {
    private final List<List<String>> rows = new ArrayList<>();

    /** A table without rows. */
    public Table(String... titles) {
        rows.add(List.of(titles));
    }

    /** Adds a row; whole numbers are grouped by thousands, other cells are printed as they are. */
    public Table row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell instanceof Number number ? String.format(Locale.ROOT, "%,d", number.longValue())
                    : cell.toString());
        }
        rows.add(row);
        return this;
    }

    /** Prints the titles and the rows, each on a line. */
    public void print(PrintStream out) {
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String padding = " ".repeat(width(column) - row.get(column).length());
                line.append(column == 0 ? row.get(column) + padding : "  " + padding + row.get(column));
            }
            out.println(line.toString().stripTrailing());
        }
    }

    /** Nanoseconds as milliseconds with one decimal. */
    public static String millis(long nanos) {
        return String.format(Locale.ROOT, "%,.1f ms", nanos / 1e6);
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
