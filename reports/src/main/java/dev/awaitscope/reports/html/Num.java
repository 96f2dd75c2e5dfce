package dev.awaitscope.reports.html;

import dev.awaitscope.reports.compare.Amounts;

/**
 * A number of the model on its way into a page. The page carries the key and the raw value beside the text, so that
 * whoever doubts a number can look it up in the JSON.
 *
 * @param key
 *            path in the JSON of the same report
 * @param value
 *            as the JSON has it
 * @param text
 *            as a reader wants it
 */
record Num(String key, String value, String text) {
    static Num count(String key, long value) {
        return new Num(key, Long.toString(value), Amounts.count(value));
    }

    static Num decimal(String key, double value) {
        return new Num(key, Double.toString(value), Amounts.count(value));
    }

    /** {@code value} from 0 to 1, shown in percent. */
    static Num share(String key, double value) {
        return new Num(key, Double.toString(value), Amounts.percent(value));
    }

    static Num nanos(String key, long value) {
        return new Num(key, Long.toString(value), Amounts.nanos(value));
    }
}
