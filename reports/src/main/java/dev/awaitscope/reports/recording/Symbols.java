package dev.awaitscope.reports.recording;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The threads, class names and stacks of one JVM, each under a small number. Single-threaded while reading.
 */
public final class Symbols {
    private final Map<ThreadKey, Integer> threadNumbers = new HashMap<>();
    private final List<RecordedThreadInfo> threads = new ArrayList<>();
    private final Map<Stack, Integer> stackNumbers = new HashMap<>();
    private final List<Stack> stacks = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();

    /** The index of the Java thread with this id, made up where no event named it. */
    public int threadWithId(long javaId) {
        Integer known = threadNumbers.get(new ThreadKey(javaId, 0));
        // As a virtual thread of which nothing was seen it is in no list.
        return known == null ? number(new RecordedThreadInfo(javaId, 0, "", null, true)) : known;
    }

    int number(RecordedThreadInfo thread) {
        Integer known = threadNumbers.putIfAbsent(thread.key(), threads.size());
        if (known == null) {
            threads.add(thread);
            return threads.size() - 1;
        }
        // The name of a virtual thread that has ended is gone, and a thread may be renamed: the last name it had counts.
        if (!thread.name().isEmpty()) {
            threads.set(known, thread);
        }
        return known;
    }

    /** One object for equal strings. */
    String text(String text) {
        String known = names.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    int number(Stack stack) {
        Integer known = stackNumbers.putIfAbsent(stack, stacks.size());
        if (known == null) {
            stacks.add(stack);
            return stacks.size() - 1;
        }
        return known;
    }

    /** Number of threads seen. */
    public int threadCount() {
        return threads.size();
    }

    /** The thread with this index. */
    public RecordedThreadInfo thread(int index) {
        return threads.get(index);
    }

    /** Number of stacks seen. */
    public int stackCount() {
        return stacks.size();
    }

    /** The stack with this index. */
    public Stack stack(int index) {
        return stacks.get(index);
    }

    /**
     * What tells threads of one JVM apart.
     *
     * @param javaId
     *            {@code Thread.threadId()}, not positive for a thread that is not Java's
     * @param osId
     *            0 for a Java thread
     */
    record ThreadKey(long javaId, long osId) {}
}
