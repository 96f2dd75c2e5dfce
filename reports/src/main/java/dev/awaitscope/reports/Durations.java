package dev.awaitscope.reports;

import java.util.Locale;

/** Lengths of time for people: three digits and a unit. */
public final class Durations {
    private Durations() {}

    /** For example {@code 850 ns}, {@code 12.3 µs}, {@code 4.56 ms}, {@code 1.23 s}, {@code 125 s}. */
    public static String format(long nanos) {
        if (nanos < 0) {
            return "-" + format(nanos == Long.MIN_VALUE ? Long.MAX_VALUE : -nanos);
        }
        if (nanos < 1_000) {
            return nanos + " ns";
        }
        if (nanos < 999_500) {
            return digits(nanos / 1e3) + " µs";
        }
        return nanos < 999_500_000 ? digits(nanos / 1e6) + " ms" : digits(nanos / 1e9) + " s";
    }

    /** Three digits, but never fewer than those before the point. */
    private static String digits(double value) {
        int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
