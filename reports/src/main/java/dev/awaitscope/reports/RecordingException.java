package dev.awaitscope.reports;

/**
 * A recording that cannot be read at all. The message is one line that names the file, says what is wrong and what to do;
 * it is meant to be shown as it is.
 */
public final class RecordingException extends Exception {
    private static final long serialVersionUID = 1;

    public RecordingException(String message) {
        super(message);
    }

    public RecordingException(String message, Throwable cause) {
        super(message, cause);
    }
}
