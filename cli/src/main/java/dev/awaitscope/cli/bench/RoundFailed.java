package dev.awaitscope.cli.bench;

import java.io.Serial;

/** A round that has no result, and why: one sentence without its full stop. The rounds before it stand. */
final class RoundFailed extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    RoundFailed(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
