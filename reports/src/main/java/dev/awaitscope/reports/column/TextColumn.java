package dev.awaitscope.reports.column;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Texts or nulls, of which few differ: a number each. Not thread-safe. */
public final class TextColumn {
    private static final int PLACES = 64;

    private final IntColumn numbers;
    private final @Nullable String[] recent = new String[PLACES];
    private final int[] recentNumbers = new int[PLACES];
    private final Map<@Nullable String, Integer> numberOf = new HashMap<>();
    private final List<@Nullable String> texts = new ArrayList<>();

    /** Empty; its pages are where the memory has room. */
    public TextColumn(ColumnMemory memory) {
        Arrays.fill(recentNumbers, -1);
        this.numbers = new IntColumn(memory);
    }

    /** Appends. */
    public void add(@Nullable String text) {
        numbers.add(number(text));
    }

    /** Replaces the text at an index. */
    public void set(int index, @Nullable String text) {
        numbers.set(index, number(text));
    }

    /** The text at an index. */
    public @Nullable String get(int index) {
        return texts.get(numbers.get(index));
    }

    /** The number of the text at an index: equal texts of a column have the same one. */
    public int numberAt(int index) {
        return numbers.get(index);
    }

    private int number(@Nullable String text) {
        int place = text == null ? 0 : text.hashCode() & PLACES - 1;
        if (!isSame(recent[place], text) || recentNumbers[place] < 0) {
            recentNumbers[place] = find(text);
            recent[place] = text;
        }
        return recentNumbers[place];
    }

    /** Equal texts of a recording are mostly one object. */
    @SuppressWarnings({"ReferenceEquality", "StringEquality"})
    private static boolean isSame(@Nullable String one, @Nullable String other) {
        return one == other;
    }

    private int find(@Nullable String text) {
        Integer known = numberOf.get(text);
        if (known == null) {
            known = texts.size();
            numberOf.put(text, known);
            texts.add(text);
        }
        return known;
    }
}
