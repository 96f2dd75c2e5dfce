package dev.awaitscope.reports.text;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Words and numbers as the text renderers write them. */
final class Texts {
    private Texts() {}

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    static String counted(long count, String noun) {
        return count(count) + " " + noun + (count == 1 ? "" : "s");
    }

    static String percent(long part, long whole) {
        return whole == 0 ? "-" : String.format(Locale.ROOT, "%.0f %%", 100.0 * part / whole);
    }

    static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** A class without its package, {@code -} for none. */
    static String simpleName(@Nullable String type) {
        return type == null ? "-" : type.substring(type.lastIndexOf('.') + 1);
    }

    /** {@code Type.method:line} without the package, {@code -} for none. */
    static String shortSite(@Nullable String site) {
        if (site == null) {
            return "-";
        }
        int method = site.lastIndexOf('.');
        return method < 0 ? site : site.substring(site.lastIndexOf('.', method - 1) + 1);
    }

    /** A constant as a word: lower case, with hyphens. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What was recorded may hold anything; a terminal must not obey it. */
    static String clean(String text, int longest) {
        StringBuilder clean = new StringBuilder();
        text.codePoints()
                .map(c -> obeyed(c) ? '?' : c)
                .limit(longest)
                .forEach(clean::appendCodePoint);
        return text.codePointCount(0, text.length()) > longest ? clean.append('…').toString() : clean.toString();
    }

    /** Controls, and what turns the direction of writing. */
    private static boolean obeyed(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.FORMAT;
    }
}
