package dev.awaitscope.agent.recording;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numbers with units: {@code 20us}, {@code 1ms}, {@code 250m}, {@code 1g}. */
final class Quantity {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})\\s*([a-z]*)");
    private static final Map<String, Long> NANOS = Map.of("ns", 1L, "us", 1_000L, "ms", 1_000_000L, "s",
            1_000_000_000L, "m", 60_000_000_000L, "h", 3_600_000_000_000L, "d",
            86_400_000_000_000L);
    private static final Map<String, Long> BYTES = Map.of("", 1L, "b", 1L, "k", 1L << 10, "kb", 1L << 10, "m", 1L << 20,
            "mb", 1L << 20, "g", 1L << 30, "gb", 1L << 30);

    private Quantity() {}

    static long nanos(String option, String text) throws OptionException {
        if (text.equals("0")) {
            return 0;
        }
        return read(option, text, NANOS, "a time with its unit, such as 20us, 1ms or 2s");
    }

    static long bytes(String option, String text) throws OptionException {
        return read(option, text, BYTES, "a size, such as 250m or 1g");
    }

    private static long read(String option, String text, Map<String, Long> units, String expected)
            throws OptionException {
        Matcher form = FORM.matcher(text.toLowerCase(Locale.ROOT));
        Long unit = form.matches() ? units.get(form.group(2)) : null;
        if (unit == null) {
            throw wrong(option, text, expected);
        }
        try {
            return Math.multiplyExact(Long.parseLong(form.group(1)), unit);
        } catch (ArithmeticException e) {
            throw wrong(option, text, expected);
        }
    }

    private static OptionException wrong(String option, String text, String expected) {
        return new OptionException("option '" + option + "' is not " + expected + ": '" + text + "'");
    }
}
