package dev.awaitscope.agent.instrument;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Which groups of hooks are on, and why others are not. Thread-safe. */
public final class HookCoverage {
    private static final class Group {
        boolean installed;
        @Nullable
        String reason;
    }

    /**
     * The state of one group.
     *
     * @param state
     *            {@code on}, {@code partial} or {@code off}
     * @param reason
     *            why it is not on; empty where it is
     */
    public record State(String state, String reason) {}

    private final Map<String, Group> groups = new TreeMap<>();

    synchronized void installed(TypeHook hook) {
        group(hook.group()).installed = true;
    }

    synchronized void missing(TypeHook hook, String reason) {
        group(hook.group()).reason = reason;
    }

    synchronized void off(String group, String reason) {
        group(group).reason = reason;
    }

    synchronized void known(String group) {
        group(group);
    }

    private Group group(String name) {
        return groups.computeIfAbsent(name, n -> new Group());
    }

    /** Visits all groups in the order of their names. A group whose classes the program has not used yet is on. */
    public synchronized void forEach(BiConsumer<String, State> action) {
        groups.forEach((name, group) -> {
            String reason = group.reason;
            if (reason == null) {
                action.accept(name, new State("on", ""));
            } else {
                action.accept(name, new State(group.installed ? "partial" : "off", reason));
            }
        });
    }
}
