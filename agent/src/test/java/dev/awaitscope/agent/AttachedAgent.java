package dev.awaitscope.agent;

import com.sun.tools.attach.VirtualMachine;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Speaks to the agent in a running JVM as the command line tool does. */
final class AttachedAgent {
    private static final AtomicInteger REQUESTS = new AtomicInteger();

    private AttachedAgent() {}

    static Map<String, String> ask(TracedJvm jvm, String verb, String options) throws Exception {
        return ask(jvm, verb, options, Build.of(TracedJvm.agent()));
    }

    /**
     * Has the agent do something and returns its answer.
     *
     * @param build
     *            what the agent that asks calls itself
     */
    static Map<String, String> ask(TracedJvm jvm, String verb, String options, String build) throws Exception {
        String id = "test" + REQUESTS.incrementAndGet();
        VirtualMachine machine = VirtualMachine.attach(Long.toString(jvm.pid()));
        try {
            machine.loadAgent(TracedJvm.agent().toString(), "#" + id + " " + build + " " + verb + " " + options);
            Map<String, String> answer = new LinkedHashMap<>();
            machine.getAgentProperties()
                    .getProperty("awaitscope.answer." + id)
                    .lines()
                    .forEach(line -> answer.put(line.substring(0, line.indexOf('=')),
                            line.substring(line.indexOf('=') + 1)));
            return answer;
        } finally {
            machine.detach();
        }
    }
}
