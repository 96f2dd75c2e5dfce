package dev.awaitscope.cli;

import java.io.Console;
import java.util.Optional;

/** What the other end of our output is. */
public final class Terminal {
    private Terminal() {}

    /** Whether a person watches: then, and only then, progress is drawn. */
    public static boolean interactive() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
                && !"dumb".equals(System.getenv("TERM"));
    }
}
