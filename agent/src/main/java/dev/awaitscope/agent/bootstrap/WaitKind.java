package dev.awaitscope.agent.bootstrap;

/**
 * What a thread waits for. Constants, not an enum: advice is inlined into JDK classes, where a constant costs nothing
 * and needs no class to be loaded.
 */
public final class WaitKind {
    /** The blocker's class says which kind it is. */
    public static final int BY_BLOCKER = -1;
    public static final int PARK = 0;
    public static final int LOCK = 1;
    public static final int CONDITION = 2;
    public static final int LATCH = 3;
    public static final int SEMAPHORE = 4;
    public static final int BARRIER = 5;
    public static final int PHASER = 6;
    public static final int EXCHANGER = 7;
    public static final int QUEUE = 8;
    public static final int FUTURE = 9;
    public static final int TASK_JOIN = 10;
    public static final int MONITOR = 11;
    public static final int OBJECT_WAIT = 12;
    public static final int SLEEP = 13;
    public static final int JOIN = 14;
    public static final int IO = 15;
    public static final int SELECT = 16;
    /** A pool's worker without a task: idle, which is not waiting. */
    public static final int IDLE = 17;
    /** Input and output on a server socket: a kind of its own here, {@code io} by name. */
    public static final int ACCEPT = 18;
    /** Waiting for an executor's tasks, or for its end. */
    public static final int EXECUTOR = 19;
    /** Waiting for the threads of a structured task scope. */
    public static final int SCOPE = 20;
    public static final int PROCESS = 21;
    public static final int HTTP = 22;
    /** How many kinds there are. */
    public static final int COUNT = 23;

    private static final String[] NAMES = {"park", "lock", "condition", "latch", "semaphore", "barrier", "phaser",
            "exchanger", "queue", "future", "task-join", "monitor", "object-wait", "sleep", "join", "io", "select",
            "idle", "io", "executor", "scope", "process", "http"};

    private WaitKind() {}

    /** The kind's name, as it is written in events. */
    public static String name(int kind) {
        return NAMES[kind];
    }
}
