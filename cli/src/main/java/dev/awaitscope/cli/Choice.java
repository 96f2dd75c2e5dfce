package dev.awaitscope.cli;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Function;
import picocli.CommandLine.TypeConversionException;

/** One of a few words on a command line. */
public final class Choice {
    private Choice() {}

    /**
     * What a word stands for.
     *
     * @throws TypeConversionException if it is none of the known ones: says which one was probably meant
     */
    public static <T> T of(String what, String word, SequencedMap<String, T> known) {
        T meant = known.get(word);
        if (meant == null) {
            throw new TypeConversionException(unknown(what, word, known.sequencedKeySet()));
        }
        return meant;
    }

    /** Constants of an enum by their words, in their order. */
    public static <T> SequencedMap<String, T> byWord(T[] constants, Function<T, String> word) {
        SequencedMap<String, T> known = new LinkedHashMap<>();
        for (T constant : constants) {
            known.put(word.apply(constant), constant);
        }
        return Collections.unmodifiableSequencedMap(known);
    }

    /** Complains of a word. */
    static String unknown(String what, String word, Collection<String> known) {
        String hint = Nearest.hint(word, known);
        return "unknown " + what + " '" + word + "'; "
                + (hint.isEmpty() ? "there are " + String.join(", ", known) : hint);
    }
}
