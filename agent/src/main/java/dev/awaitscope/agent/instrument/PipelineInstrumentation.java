package dev.awaitscope.agent.instrument;

import static dev.awaitscope.agent.instrument.BridgeCall.call;
import static dev.awaitscope.agent.instrument.MethodMatcher.named;
import static dev.awaitscope.agent.instrument.TypeHook.enter;
import static dev.awaitscope.agent.instrument.Value.THIS;
import static dev.awaitscope.agent.instrument.Value.argument;
import static dev.awaitscope.agent.instrument.Value.field;

import java.util.List;

/** Pipelines of {@code java.util.stream} that are built and never run. Off by default: each stage costs a stack walk. */
final class PipelineInstrumentation {
    static final String GROUP = "pipelines";

    private PipelineInstrumentation() {}

    static List<TypeHook> hooks(int feature) {
        BridgeCall run = call("pipelineRun", THIS);
        MethodMatcher consume = feature < 24
                ? named("evaluateToArrayNode", "sourceStageSpliterator", "spliterator")
                : named("evaluateToArrayNode", "sourceStageSpliterator", "spliterator", "linkOrConsume");
        // A constructor's first argument is the stage before, or where the elements come from.
        return List.of(TypeHook.of(GROUP, "java.util.stream.AbstractPipeline",
                TypeHook.made(call("pipelineCreated", THIS, argument(0), field("depth", int.class))),
                enter(named("evaluate").taking(1), run), enter(consume, run)));
    }
}
