package dev.awaitscope.reports.recording;

/** Threads that were never recorded. */
public final class TestSymbols {
    private final Symbols symbols = new Symbols();

    /** Adds a thread and returns its index. */
    public int add(RecordedThreadInfo thread) {
        return symbols.number(thread);
    }

    /** Adds a stack, innermost frame first, and returns its index. */
    public int stack(String... frames) {
        Stack.Builder stack = new Stack.Builder(symbols);
        for (String frame : frames) {
            int line = frame.indexOf(':');
            String place = line < 0 ? frame : frame.substring(0, line);
            int method = place.lastIndexOf('.');
            stack.add(place.substring(0, method), place.substring(method + 1),
                    line < 0 ? -1 : Long.parseLong(frame.substring(line + 1)));
        }
        return symbols.number(stack.build());
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
