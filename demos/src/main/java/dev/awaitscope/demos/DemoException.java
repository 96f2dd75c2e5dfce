package dev.awaitscope.demos;

/** Why a demo did not run, as the one line its user sees, with the exit code that goes with it. */
public final class DemoException extends Exception {
    private static final long serialVersionUID = 1;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private final int exitCode;

    private DemoException(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    /** The machine refused what was rightly asked for: exit code 1. */
    public static DemoException failed(String message) {
        return new DemoException(message, FAILED);
    }

    /** The command line was wrong: exit code 2. */
    public static DemoException misused(String message) {
        return new DemoException(message, MISUSED);
    }

    /** 1 or 2. */
    public int exitCode() {
        return exitCode;
    }
}
