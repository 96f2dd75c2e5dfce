package dev.awaitscope.reports.recording;

/** Threads that were never recorded. */
public final class TestSymbols {
    private final Symbols symbols = new Symbols();

    /** Adds a thread and returns its index. */
    public int add(RecordedThreadInfo thread) {
        return symbols.number(thread);
    }

    /** Threads added. */
    public int count() {
        return symbols.threadCount();
    }

    /** What events refer to. */
    public Symbols symbols() {
        return symbols;
    }
}
