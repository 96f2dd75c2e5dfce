package dev.awaitscope.agent.instrument;

import java.util.ArrayList;
import java.util.List;

/** All hooks there are, for one release of the JDK. */
final class Instrumentations {
    private Instrumentations() {}

    static List<TypeHook> all(int feature) {
        List<TypeHook> hooks = new ArrayList<>();
        hooks.addAll(ParkInstrumentation.hooks());
        hooks.addAll(SynchronizerInstrumentation.hooks());
        hooks.addAll(QueueInstrumentation.hooks(feature));
        hooks.addAll(FutureInstrumentation.hooks());
        hooks.addAll(ExecutorInstrumentation.hooks(feature));
        hooks.addAll(ThreadInstrumentation.hooks(feature));
        hooks.addAll(VirtualThreadInstrumentation.hooks(feature));
        hooks.addAll(MountInstrumentation.hooks(feature));
        hooks.addAll(SocketInstrumentation.hooks());
        hooks.addAll(ChannelInstrumentation.hooks(feature));
        hooks.addAll(ProcessInstrumentation.hooks(feature));
        hooks.addAll(HttpInstrumentation.hooks());
        hooks.addAll(SelectorInstrumentation.hooks());
        hooks.addAll(TaskInstrumentation.hooks(feature));
        return hooks;
    }
}
