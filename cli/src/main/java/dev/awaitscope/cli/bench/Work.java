package dev.awaitscope.cli.bench;

import java.util.Locale;

/** What the measured server does for a request. */
enum Work {
    HELLO("answers at once"),
    SLEEP("waits 5 ms, then answers"),
    DB("reads a row of PostgreSQL in one transaction, moves a coin between two others in a second one, then answers"),
    CPU("tests whether a number of twelve digits is prime, then answers"),
    MIXED("answers six of ten requests at once, three after 5 ms, and for one computes as in cpu");

    private final String detail;

    Work(String detail) {
        this.detail = detail;
    }

    /** What it is, in a few words. */
    String detail() {
        return detail;
    }

    /** The word for it on the command line, ours and the server's. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
