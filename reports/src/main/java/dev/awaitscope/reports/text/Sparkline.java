package dev.awaitscope.reports.text;

import java.util.List;

/** A curve as one line of text: eight heights of block characters, from nothing to a given top. */
final class Sparkline {
    private static final String BLOCKS = "▁▂▃▄▅▆▇█";

    private Sparkline() {}

    /** Values from left to right in at most so many columns, each as high as the mean of its share of the values. */
    static String of(List<Double> values, int columns, double top) {
        int width = Math.min(columns, values.size());
        var line = new StringBuilder();
        for (int column = 0; column < width; column++) {
            int from = (int) ((long) column * values.size() / width);
            int to = (int) ((column + 1L) * values.size() / width);
            double mean = values.subList(from, to).stream().mapToDouble(Double::doubleValue).average().orElse(0);
            line.append(BLOCKS.charAt(height(mean, top)));
        }
        return line.toString();
    }

    private static int height(double value, double top) {
        return top <= 0 ? 0 : Math.clamp((long) Math.ceil(value / top * BLOCKS.length()) - 1, 0, BLOCKS.length() - 1);
    }
}
