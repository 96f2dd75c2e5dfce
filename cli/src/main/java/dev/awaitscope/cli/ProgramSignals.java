package dev.awaitscope.cli;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Passes the signals that would end us on to the program we run. Thread-safe. */
final class ProgramSignals {
    /*
     * A Ctrl-C in a terminal reaches the program without us, and then a second time from here: a JVM that is ending takes
     * no notice, while an interrupt that was meant for us alone must not be lost.
     */
    private @Nullable Process process;
    private @Nullable String early;

    /** A signal came. */
    synchronized void pass(String name) {
        if (process == null) {
            early = name;
        } else {
            send(process, name);
        }
    }

    /** The program runs: what came before it did is passed on now. */
    synchronized void to(Process started) {
        process = started;
        if (early != null) {
            send(started, early);
        }
    }

    private static void send(Process process, String name) {
        if (name.equals("TERM")) {
            process.destroy();
            return;
        }
        try {
            new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + process.pid())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException noShell) {
            process.destroy();
        }
    }
}
