package dev.awaitscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The part of a text file that a command writes, between two lines of its own; what stands around it is for people to
 * write.
 */
public final class MarkedSection {
    private MarkedSection() {}

    /**
     * Replaces a section, or adds it at the end of the file.
     *
     * @param name of the section: {@code <!-- begin name -->} to {@code <!-- end name -->}
     * @param text whole lines
     */
    public static void write(Path file, String name, String text) throws Problem {
        String begin = "<!-- begin " + name + " -->\n";
        String end = "<!-- end " + name + " -->\n";
        try {
            String old = Files.exists(file) ? Files.readString(file) : "";
            int from = old.indexOf(begin);
            int to = old.indexOf(end);
            if (from < 0 != to < 0 || to < from) {
                throw new Problem(ExitCode.FAILED, file + ": has only one of the lines '" + begin.strip() + "' and '"
                        + end.strip() + "', or the wrong one first; restore both or take both out");
            }
            String section = begin + text + end;
            Files.writeString(file, from < 0 ? old + (old.isEmpty() ? "" : "\n") + section
                    : old.substring(0, from) + section + old.substring(to + end.length()));
        } catch (IOException failure) {
            throw new Problem(ExitCode.FAILED, file + ": cannot be written (" + failure.getMessage()
                    + "); choose another file with --docs", failure);
        }
    }
}
