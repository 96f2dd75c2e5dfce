package dev.awaitscope.reports;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts other names for names in sentences, and words for paths and addresses. */
final class RedactedText {
    static final String SOME_THREAD = "a thread";

    /** A name of one letter tells nothing, and would be found in every sentence. */
    private static final int SHORTEST_NAME = 2;
    private static final Pattern PATH = Pattern
            .compile("(?<![\\p{L}\\p{N}/])(?:[A-Za-z]:)?(?:[/\\\\][^\\s/\\\\:,;'\"()]+){2,}");
    private static final Pattern ADDRESS = Pattern
            .compile(
                    "(?<![\\w.])(?:\\d{1,3}(?:\\.\\d{1,3}){3}|\\[[0-9a-fA-F:]*:[0-9a-fA-F:.]*\\])(?::\\d+)?(?![\\w.]*\\w)");
    /** What is replaced stands between these until the end, so that no name is found inside of another's replacement. */
    private static final char BEGIN = '\ue000';
    private static final char END = '\ue001';
    private static final Pattern REPLACED = Pattern.compile(BEGIN + "(\\d+)" + END);

    private final Map<String, String> replacements;
    private final List<String> names;

    RedactedText(Map<String, String> replacements) {
        this.replacements = new HashMap<>();
        replacements.forEach((name, replacement) -> this.replacements.put(plain(name), replacement));
        this.names = this.replacements.keySet()
                .stream()
                .filter(name -> name.length() >= SHORTEST_NAME)
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** What stands for a thread's name; null stays null. */
    @Nullable
    String name(@Nullable String name) {
        return name == null ? null : replacements.getOrDefault(plain(name), SOME_THREAD);
    }

    /** A sentence in which each name is replaced where it stands as a word of its own; the longest names go first. */
    String of(String text) {
        String marked = plain(text);
        for (int i = 0; i < names.size(); i++) {
            if (marked.contains(names.get(i))) {
                marked = mark(marked, names.get(i), i);
            }
        }
        marked = PATH.matcher(marked).replaceAll("a path");
        marked = ADDRESS.matcher(marked).replaceAll("an address");
        return REPLACED.matcher(marked)
                .replaceAll(match -> String.valueOf(replacements.get(names.get(Integer.parseInt(match.group(1))))));
    }

    private static String plain(String text) {
        return text.replace(BEGIN, ' ').replace(END, ' ');
    }

    private static String mark(String text, String name, int index) {
        var result = new StringBuilder();
        int from = 0;
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, Math.max(from, at + 1))) {
            int end = at + name.length();
            if (isWord(text, at, end)) {
                result.append(text, from, at).append(BEGIN).append(index).append(END);
                from = end;
            }
        }
        return result.append(text, from, text.length()).toString();
    }

    /** Whether a stretch is no part of a longer name: "main" is one in "held by main.", not in "remain" or "Main.main:7". */
    private static boolean isWord(String text, int at, int end) {
        return !(joins(text, at) && at > 0 && continues(text, at - 1, -1))
                && !(joins(text, end - 1) && end < text.length() && continues(text, end, 1));
    }

    private static boolean joins(String text, int at) {
        return Character.isJavaIdentifierPart(text.charAt(at));
    }

    /** Whether a name goes on at a character, or behind a point or hyphen there. */
    private static boolean continues(String text, int at, int by) {
        char c = text.charAt(at);
        boolean joint = (c == '.' || c == '-') && at + by >= 0 && at + by < text.length() && joins(text, at + by);
        return c != BEGIN && c != END && joins(text, at) || joint;
    }
}
