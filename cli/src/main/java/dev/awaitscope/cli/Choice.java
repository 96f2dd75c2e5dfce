package dev.awaitscope.cli;

import java.util.List;
import picocli.CommandLine.TypeConversionException;

/** One of a few words on a command line. */
public final class Choice {
    private Choice() {
    }

    /**
     * Place of a word among the known ones.
     *
     * @throws TypeConversionException if it is none of them: says which one was probably meant
     */
    public static int index(String what, String word, List<String> known) {
        int index = known.indexOf(word);
        if (index < 0) {
            String hint = Nearest.hint(word, known);
            throw new TypeConversionException("unknown " + what + " '" + word + "'; "
                    + (hint.isEmpty() ? "there are " + String.join(", ", known) : hint));
        }
        return index;
    }
}
