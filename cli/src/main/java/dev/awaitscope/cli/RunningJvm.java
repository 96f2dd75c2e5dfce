package dev.awaitscope.cli;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JVM that runs, spoken to over the JDK's attach mechanism: the agent is loaded into it, told what to do, and leaves
 * its answer among the JVM's agent properties.
 */
final class RunningJvm implements AutoCloseable {
    private static final int OLDEST = 17;
    private static final String ANSWER = "awaitscope.answer.";
    private static final String TRACED = "awaitscope.traced";
    private static final String REFUSED = "refused";

    private final long pid;
    private final Path agent;
    private final VirtualMachine machine;

    private RunningJvm(long pid, Path agent, VirtualMachine machine) {
        this.pid = pid;
        this.agent = agent;
        this.machine = machine;
    }

    /** Connects to the JVM with this process id. */
    static RunningJvm of(long pid) throws Problem {
        Path agent = Home.agentJar();
        ProcessHandle process = ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .orElseThrow(() -> new Problem(ExitCode.FAILED, pid
                        + ": there is no such process; 'jcmd' lists the JVMs that run"));
        requireOwn(process);
        RunningJvm jvm = new RunningJvm(pid, agent, connect(pid));
        try {
            jvm.requireRelease();
            return jvm;
        } catch (Problem refused) {
            jvm.close();
            throw refused;
        }
    }

    private static void requireOwn(ProcessHandle process) throws Problem {
        String owner = process.info().user().orElse("");
        String self = ProcessHandle.current().info().user().orElse("");
        if (!owner.equals(self) && !self.equals("root")) {
            throw new Problem(ExitCode.FAILED, process.pid() + ": belongs to "
                    + (owner.isEmpty() ? "another user" : owner) + "; run awaitscope as that user");
        }
        if (process.pid() == ProcessHandle.current().pid()) {
            throw new Problem(ExitCode.FAILED, process.pid() + ": is awaitscope itself; name another JVM");
        }
    }

    private static VirtualMachine connect(long pid) throws Problem {
        try {
            return VirtualMachine.attach(Long.toString(pid));
        } catch (AttachNotSupportedException | IOException refused) {
            throw new Problem(ExitCode.FAILED, pid + ": does not answer as a JVM does (" + oneLine(refused)
                    + "); 'jcmd' lists those that do, and -XX:+DisableAttachMechanism keeps one from it", refused);
        }
    }

    private void requireRelease() throws Problem {
        if (release() < OLDEST) {
            throw new Problem(ExitCode.FAILED, pid + ": runs on Java " + release() + "; Awaitscope traces " + OLDEST
                    + " and later");
        }
    }

    /** Its release of Java, such as 25; 0 where it does not say. */
    int release() throws Problem {
        try {
            String version = machine.getSystemProperties().getProperty("java.specification.version", "0");
            return version.startsWith("1.") ? Integer.parseInt(version.substring(2)) : Integer.parseInt(version);
        } catch (IOException gone) {
            throw gone(gone);
        }
    }

    /** Whether the JVM prints a warning when an agent is loaded into it: from 21 on, unless it was told not to. */
    boolean warns() throws Problem {
        try {
            String arguments = machine.getAgentProperties().getProperty("sun.jvm.args", "");
            return release() >= 21 && !arguments.contains("-XX:+EnableDynamicAgentLoading");
        } catch (IOException gone) {
            throw gone(gone);
        }
    }

    /** Whether it is traced; asked without loading anything into it. */
    boolean isTraced() throws Problem {
        try {
            return machine.getAgentProperties().containsKey(TRACED);
        } catch (IOException gone) {
            throw gone(gone);
        }
    }

    /** Refuses to go on where it is not traced. */
    void requireTraced() throws Problem {
        if (!isTraced()) {
            throw new Problem(ExitCode.FAILED, pid + ": is not traced; 'awaitscope attach " + pid + "' does that");
        }
    }

    /**
     * Has the agent do something.
     *
     * @param verb {@code attach}, {@code dump}, {@code status} or {@code detach}
     * @param options options of the agent
     * @return what it answered
     */
    Map<String, String> ask(String verb, String options) throws Problem {
        String id = ProcessHandle.current().pid() + "-" + System.nanoTime();
        try {
            machine.loadAgent(agent.toString(), "#" + id + " " + AgentBuild.of(agent) + " " + verb + " " + options);
            Map<String, String> answer = parse(machine.getAgentProperties().getProperty(ANSWER + id));
            if (answer.containsKey(REFUSED)) {
                throw new Problem(ExitCode.FAILED, pid + ": " + answer.get(REFUSED));
            }
            return answer;
        } catch (AgentLoadException | AgentInitializationException refused) {
            throw new Problem(ExitCode.FAILED, pid + ": does not let the agent in (" + oneLine(refused)
                    + "); it must be able to read " + agent + ", and -XX:-EnableDynamicAgentLoading forbids it",
                    refused);
        } catch (IOException gone) {
            throw gone(gone);
        }
    }

    private Map<String, String> parse(@Nullable String answer) throws Problem {
        if (answer == null) {
            throw new Problem(ExitCode.FAILED, pid + ": the agent did not answer; its standard error says why, or"
                    + " another version of Awaitscope is in it");
        }
        Map<String, String> values = new LinkedHashMap<>();
        answer.lines().forEach(line -> {
            int equals = line.indexOf('=');
            values.put(line.substring(0, Math.max(0, equals)), line.substring(equals + 1));
        });
        return values;
    }

    private Problem gone(IOException failure) {
        return new Problem(ExitCode.FAILED, pid + ": has gone away (" + oneLine(failure) + ")", failure);
    }

    private static String oneLine(Exception failure) {
        return String.valueOf(failure.getMessage()).split("\\R", 2)[0];
    }

    @Override
    public void close() {
        try {
            machine.detach();
        } catch (IOException gone) {
            // With the process went the connection.
            return;
        }
    }
}
