package dev.awaitscope.agent.recording;

import java.util.Map;
import java.util.Properties;

/**
 * Where the command line tool finds the answers to what it asked: among the JVM's agent properties, which the attach
 * mechanism reads and the program does not see. Needs {@code jdk.internal.vm} to be open to this class's module.
 */
final class Answers {
    private static final String PREFIX = "awaitscope.answer.";
    private static final String TRACED = "awaitscope.traced";

    private Answers() {}

    private static Properties properties() throws ReflectiveOperationException {
        return (Properties) Class.forName("jdk.internal.vm.VMSupport").getMethod("getAgentProperties").invoke(null);
    }

    /** So that the tool need not load the agent into a JVM only to learn that it is not there. */
    static void traced(boolean traced) throws ReflectiveOperationException {
        if (traced) {
            properties().put(TRACED, BridgeDefinition.build());
        } else {
            properties().remove(TRACED);
        }
    }

    static void put(String id, String answer) throws ReflectiveOperationException {
        Properties properties = properties();
        // Those before were fetched long ago: requests are few, and the tool asks one at a time.
        properties.keySet().removeIf(key -> key.toString().startsWith(PREFIX));
        properties.put(PREFIX + id, answer);
    }

    /** Lines of {@code key=value}. */
    static String of(Map<String, ?> values) {
        StringBuilder lines = new StringBuilder();
        values.forEach((key, value) -> lines.append(key).append('=').append(value).append('\n'));
        return lines.toString();
    }

    /** An answer that says why not. */
    static String refused(String reason) {
        return "refused=" + reason + "\n";
    }
}
