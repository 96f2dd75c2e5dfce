package dev.awaitscope.reports.html;

import dev.awaitscope.reports.compare.Amounts;
import java.util.Locale;

/**
 * A part of something on its way into a page, with both keys, so that it can be computed again from the JSON.
 *
 * @param key
 *            path of the part in the JSON of the same report
 * @param of
 *            path of the whole
 * @param value
 *            one by the other, 0 to 1
 * @param text
 *            in percent
 * @param bar
 *            in percent without the sign, for a drawing
 */
record Share(String key, String of, String value, String text, String bar) {
    static Share of(String key, long part, String ofKey, long whole) {
        double share = whole == 0 ? 0 : (double) part / whole;
        return new Share(key, ofKey, Double.toString(share), Amounts.percent(share),
                String.format(Locale.ROOT, "%.2f", 100 * share));
    }
}
