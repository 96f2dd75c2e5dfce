package dev.awaitscope.agent.recording;

/** An option that is wrong; the message says which and what would be right. */
final class OptionException extends Exception {
    private static final long serialVersionUID = 1;

    OptionException(String message) {
        super(message);
    }
}
