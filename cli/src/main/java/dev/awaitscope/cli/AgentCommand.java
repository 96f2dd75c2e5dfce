package dev.awaitscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Brings the agent into a command. */
final class AgentCommand {
    private static final String VARIABLE = "JAVA_TOOL_OPTIONS";

    private AgentCommand() {}

    /** The command with the agent as an argument of {@code java}, or in the environment of anything else. */
    static ProcessBuilder of(List<String> command, Path agentJar, List<String> options) {
        String agent = "-javaagent:" + agentJar + "=" + String.join(",", options);
        List<String> changed = new ArrayList<>(command);
        ProcessBuilder builder = new ProcessBuilder(changed);
        if (isJava(command.getFirst())) {
            changed.add(1, agent);
        } else {
            Map<String, String> environment = builder.environment();
            String given = environment.getOrDefault(VARIABLE, "");
            environment.put(VARIABLE, (given + " " + quoted(agent)).strip());
        }
        return builder;
    }

    private static boolean isJava(String program) {
        String name = String.valueOf(Path.of(program).getFileName());
        return name.equals("java") || name.equals("java.exe");
    }

    /** The JVM splits the variable at spaces, and takes what stands in quotes as it is. */
    private static String quoted(String option) {
        return option.contains(" ") ? (option.contains("\"") ? "'" + option + "'" : "\"" + option + "\"") : option;
    }
}
