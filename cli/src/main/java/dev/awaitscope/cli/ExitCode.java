package dev.awaitscope.cli;

/** What the process returns. */
public final class ExitCode {
    /** Done. */
    public static final int DONE = 0;
    /** Failed, or refused to start. */
    public static final int FAILED = 1;
    /** The command line was wrong. */
    public static final int MISUSED = 2;
    /** What was readable or complete is reported, the rest is not there. */
    public static final int PARTIAL = 3;
    /** A gate: what must not be is. */
    public static final int GATE_FAILED = 4;
    /** {@code record}: a failure of ours, not of the program. */
    public static final int RECORD_FAILED = 125;
    /** {@code record}: the program cannot be executed. */
    public static final int RECORD_NOT_EXECUTABLE = 126;
    /** {@code record}: the program was not found. */
    public static final int RECORD_NOT_FOUND = 127;

    private ExitCode() {}
}
