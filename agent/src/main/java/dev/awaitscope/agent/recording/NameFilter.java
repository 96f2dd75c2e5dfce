package dev.awaitscope.agent.recording;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;

/**
 * A choice of names: patterns with {@code *}, joined by {@code +}; one that begins with {@code -} excludes. Without any
 * that includes, all names are in that are not excluded.
 *
 * @param included
 *            patterns of which one must match; empty for all
 * @param excluded
 *            patterns of which none may match
 */
record NameFilter(List<Pattern> included, List<Pattern> excluded) {
    private static final String ALL = pattern("*").pattern();

    static NameFilter parse(String text) {
        List<Pattern> included = new ArrayList<>();
        List<Pattern> excluded = new ArrayList<>();
        for (String part : text.split("\\+")) {
            String name = part.trim();
            if (name.startsWith("-")) {
                excluded.add(pattern(name.substring(1)));
            } else if (!name.isEmpty()) {
                included.add(pattern(name));
            }
        }
        return new NameFilter(List.copyOf(included), List.copyOf(excluded));
    }

    private static Pattern pattern(String name) {
        StringJoiner parts = new StringJoiner(".*");
        for (String part : name.split("\\*", -1)) {
            parts.add(Pattern.quote(part));
        }
        return Pattern.compile(parts.toString(), Pattern.DOTALL);
    }

    boolean acceptsAll() {
        return included.isEmpty() && excluded.isEmpty();
    }

    boolean accepts(String name) {
        return (included.isEmpty() || matches(included, name)) && !matches(excluded, name);
    }

    /** Whether the name is asked for itself, not by a pattern for all names: so for what is off by default. */
    boolean asksFor(String name) {
        return matches(included.stream().filter(pattern -> !pattern.pattern().equals(ALL)).toList(), name)
                && !matches(excluded, name);
    }

    private static boolean matches(List<Pattern> patterns, String name) {
        for (Pattern pattern : patterns) {
            if (pattern.matcher(name).matches()) {
                return true;
            }
        }
        return false;
    }
}
