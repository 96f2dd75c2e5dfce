package dev.awaitscope.agent.recording;

import java.io.Serial;

/** Tracing cannot begin, for a reason that the user can do something about. */
final class NotTracingException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * @param message
     *            what is wrong; what to do
     */
    NotTracingException(String message) {
        super(message);
    }
}
