package dev.awaitscope.agent.recording;

import dev.awaitscope.agent.event.AgentCost;
import dev.awaitscope.agent.os.OwnThreads;
import dev.awaitscope.agent.trace.HookCosts;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** What tracing has cost so far: its hooks, its threads and what it has written. */
final class SelfCost {
    private final HookCosts hooks;
    private final WrittenBytes written;

    SelfCost(HookCosts hooks, Repository repository) {
        this.hooks = hooks;
        this.written = new WrittenBytes(repository);
    }

    /** Writes all of it as {@link AgentCost}. */
    void write() throws IOException {
        hooks.write();
        OwnThreads.cpuNanos().forEach(SelfCost::writeThread);
        AgentCost event = new AgentCost();
        event.part = "recording";
        event.written = written.look();
        event.method = "files in JFR's repository, without what was still in memory";
        event.commit();
    }

    private static void writeThread(String name, long nanos) {
        AgentCost event = new AgentCost();
        event.part = "thread " + name;
        event.cpuTime = nanos;
        event.method = OwnThreads.method();
        event.commit();
    }

    /** For a person to read. */
    Map<String, Object> status() throws IOException {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("hookCalls", hooks.calls());
        status.put("hookNanos", hooks.nanos());
        status.put("threadNanos", OwnThreads.cpuNanos().values().stream().mapToLong(Long::longValue).sum());
        status.put("writtenBytes", written.look());
        return status;
    }
}
