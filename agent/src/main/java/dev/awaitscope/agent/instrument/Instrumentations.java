package dev.awaitscope.agent.instrument;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** All hooks there are, for one release of the JDK. */
final class Instrumentations {
    /** Groups that are off unless they are asked for, since they cost more. */
    static final Set<String> OPTIONAL = Set.of(FutureSiteInstrumentation.GROUP, PipelineInstrumentation.GROUP);

    private Instrumentations() {}

    static List<TypeHook> all(int feature) {
        List<TypeHook> hooks = new ArrayList<>();
        hooks.addAll(ParkInstrumentation.hooks());
        hooks.addAll(SynchronizerInstrumentation.hooks());
        hooks.addAll(QueueInstrumentation.hooks(feature));
        hooks.addAll(FutureInstrumentation.hooks());
        hooks.addAll(StageInstrumentation.hooks(feature));
        hooks.addAll(ExecutorInstrumentation.hooks(feature));
        hooks.addAll(ThreadInstrumentation.hooks(feature));
        hooks.addAll(VirtualThreadInstrumentation.hooks(feature));
        hooks.addAll(MountInstrumentation.hooks(feature));
        hooks.addAll(SocketInstrumentation.hooks());
        hooks.addAll(ChannelInstrumentation.hooks(feature));
        hooks.addAll(ProcessInstrumentation.hooks(feature));
        hooks.addAll(HttpInstrumentation.hooks());
        hooks.addAll(SelectorInstrumentation.hooks());
        hooks.addAll(NettyInstrumentation.hooks());
        hooks.addAll(AsynchronousChannelInstrumentation.hooks());
        hooks.addAll(TaskInstrumentation.hooks(feature));
        hooks.addAll(FutureSiteInstrumentation.hooks());
        hooks.addAll(PipelineInstrumentation.hooks(feature));
        return hooks;
    }
}
