package dev.awaitscope.reports.compare;

import java.util.Locale;

/** Numbers as sentences and tables show them: three digits that count, and a unit. */
public final class Amounts {
    private static final String[] UNITS = {"ns", "µs", "ms", "s"};
    private static final String[] BYTES = {"B", "kB", "MB", "GB"};

    private Amounts() {}

    /** A value of a measure, with its unit. */
    public static String of(MeasureKind kind, double value) {
        return switch (kind.unit()) {
            case COUNT -> count(value);
            case PER_SECOND -> count(value) + "/s";
            case NANOSECONDS -> nanos(value);
            case BYTES -> bytes(value);
            case RATIO -> digits(value, 2);
        };
    }

    /** A length of time: {@code 850 ns}, {@code 12.3 µs}, {@code 1.23 ms}, {@code 2.35 s}. */
    public static String nanos(double nanos) {
        return scaled(nanos, UNITS);
    }

    private static String scaled(double amount, String[] units) {
        if (amount == 0) {
            return "0";
        }
        double value = amount;
        int unit = 0;
        // From 999.5 on, three digits would be rounded up to four.
        while (unit < units.length - 1 && Math.abs(value) >= 999.5) {
            value /= 1000;
            unit++;
        }
        return threeDigits(value) + " " + units[unit];
    }

    /** An amount of memory: {@code 850 B}, {@code 12.3 kB}, {@code 1.23 MB}. A kB is 1,000 bytes. */
    public static String bytes(double bytes) {
        return scaled(bytes, BYTES);
    }

    /** A number of things: whole from 100 on, with thousands marked; else with a fraction where there is one. */
    public static String count(double value) {
        return value >= 100 || value == Math.rint(value) ? digits(value, 0) : threeDigits(value);
    }

    /** How often one is the other: {@code 1.83 times}. */
    public static String times(double ratio) {
        return threeDigits(ratio) + " times";
    }

    /** A share of 1 in percent. */
    public static String percent(double share) {
        double percent = 100 * share;
        if (percent > 0 && percent < 0.05) {
            return "< 0.1 %";
        }
        return (percent >= 10 || percent == 0 ? digits(percent, 0) : digits(percent, 1)) + " %";
    }

    public static String threeDigits(double value) {
        double size = Math.abs(value);
        return digits(value, size >= 99.95 ? 0 : size >= 9.995 ? 1 : 2);
    }

    private static String digits(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
