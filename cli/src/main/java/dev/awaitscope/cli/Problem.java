package dev.awaitscope.cli;

import dev.awaitscope.reports.RecordingException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Something a user can put right: one line for the terminal, and the exit code that goes with it. */
public final class Problem extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int exitCode;

    /**
     * A problem without a file.
     *
     * @param message what is wrong; what to do
     */
    public Problem(int exitCode, String message) {
        this(exitCode, message, null);
    }

    /**
     * A problem with the exception behind it, which only {@code --debug} shows.
     *
     * @param message what is wrong; what to do
     */
    public Problem(int exitCode, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** A recording that cannot be read; its message says all. */
    public static Problem of(RecordingException unreadable) {
        return new Problem(ExitCode.FAILED, String.valueOf(unreadable.getMessage()), unreadable);
    }

    /** One of {@link ExitCode}. */
    public int exitCode() {
        return exitCode;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
