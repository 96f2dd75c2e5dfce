package dev.awaitscope.cli;

import java.io.Console;

/** What the other end of our output is. */
public final class Terminal {
    private Terminal() {
    }

    /** Whether a person watches: then, and only then, progress is drawn. */
    public static boolean interactive() {
        Console console = System.console();
        return console != null && console.isTerminal() && !"dumb".equals(System.getenv("TERM"));
    }
}
