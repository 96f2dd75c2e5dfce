package dev.awaitscope.reports.text;

/** Emphasis by terminal codes, or none. */
enum Style {
    PLAIN, ANSI;

    static Style of(boolean ansi) {
        return ansi ? ANSI : PLAIN;
    }

    String bold(String text) {
        return this == ANSI ? "\u001b[1m" + text + "\u001b[0m" : text;
    }

    String dim(String text) {
        return this == ANSI ? "\u001b[2m" + text + "\u001b[0m" : text;
    }

    /** In the terminal's green, and bold: it is to be seen without colours too. */
    String good(String text) {
        return this == ANSI ? "\u001b[1;32m" + text + "\u001b[0m" : text;
    }

    /** In the terminal's red. */
    String bad(String text) {
        return this == ANSI ? "\u001b[31m" + text + "\u001b[0m" : text;
    }
}
