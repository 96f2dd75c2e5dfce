package dev.awaitscope.reports.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Text in columns, for a terminal. */
public final class Columns {
    private static final String GAP = "   ";
    private static final Pattern EMPHASIS = Pattern.compile("\u001b\\[[0-9;]*m");

    private Columns() {}

    /**
     * Lines of rows of equal length: the first column to the left, the others to the right. Terminal codes take no width.
     */
    public static List<String> align(List<List<String>> rows) {
        int[] widths = new int[rows.getFirst().size()];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], length(row.get(i)));
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    /** Lines of at most so many characters, broken at spaces; what follows the first is set in by two. */
    public static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line = new StringBuilder(" ");
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String padding = " ".repeat(widths[i] - length(row.get(i)));
            line.append(i == 0 ? "" : GAP).append(i == 0 ? row.get(i) + padding : padding + row.get(i));
        }
        return line.toString().stripTrailing();
    }

    /** Characters that a terminal shows. */
    static int length(String text) {
        String shown = EMPHASIS.matcher(text).replaceAll("");
        return shown.codePointCount(0, shown.length());
    }
}
