package dev.awaitscope.agent.recording;

import org.jspecify.annotations.Nullable;

/**
 * What the command line tool asks over attach: {@code #ID BUILD VERB OPTIONS}. The answer is left under the id, for the
 * tool to fetch.
 *
 * @param id
 *            under which the answer is expected
 * @param build
 *            of the agent that asks, see {@link BridgeDefinition#build()}
 * @param verb
 *            {@code attach}, {@code dump}, {@code status} or {@code detach}
 * @param options
 *            of the agent; empty for none
 */
record Request(String id, String build, String verb, String options) {
    private static final int PARTS = 4;

    /** Null for plain options of the agent. */
    static @Nullable Request parse(@Nullable String arguments) {
        if (arguments == null || !arguments.startsWith("#")) {
            return null;
        }
        String[] parts = arguments.substring(1).split(" ", PARTS);
        return parts.length < PARTS - 1
                ? null
                : new Request(parts[0], parts[1], parts[2], parts.length == PARTS ? parts[PARTS - 1] : "");
    }
}
