package dev.awaitscope.reports.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Rows in aligned columns, words to the left and numbers to the right. Not thread-safe. */
final class TextTable {
    private static final String INDENT = "  ";

    private final boolean[] right;
    private final List<String[]> rows = new ArrayList<>();

    /** Headings; one that begins with {@code >} is of a column of numbers. */
    TextTable(String... headings) {
        right = new boolean[headings.length];
        String[] texts = new String[headings.length];
        for (int i = 0; i < headings.length; i++) {
            right[i] = headings[i].startsWith(">");
            texts[i] = right[i] ? headings[i].substring(1) : headings[i];
        }
        rows.add(texts);
    }

    TextTable row(String... cells) {
        rows.add(cells);
        return this;
    }

    boolean isEmpty() {
        return rows.size() == 1;
    }

    void write(Appendable out, Style style) throws IOException {
        int[] widths = new int[right.length];
        for (String[] row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], length(row[i]));
            }
        }
        for (int i = 0; i < rows.size(); i++) {
            String line = line(rows.get(i), widths);
            out.append(i == 0 ? style.dim(line) : line).append('\n');
        }
    }

    private String line(String[] row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - length(row[i]));
            line.append(INDENT).append(right[i] ? padding + row[i] : row[i] + padding);
        }
        return line.toString().stripTrailing();
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
