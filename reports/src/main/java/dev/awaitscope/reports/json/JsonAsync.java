package dev.awaitscope.reports.json;

import dev.awaitscope.reports.AsyncWork;
import dev.awaitscope.reports.ChannelOperation;
import dev.awaitscope.reports.EventLoop;
import dev.awaitscope.reports.FutureCompletion;
import dev.awaitscope.reports.LoopStall;
import dev.awaitscope.reports.StageRun;
import dev.awaitscope.reports.TracedTask;
import dev.awaitscope.reports.UnobservedFailure;
import dev.awaitscope.reports.UnusedPipeline;
import java.io.IOException;

/** Futures, event loops, channels and streams, as arrays. */
final class JsonAsync {
    private final Json json;

    private JsonAsync(Json json) {
        this.json = json;
    }

    static void write(AsyncWork work, Json json) throws IOException {
        JsonAsync arrays = new JsonAsync(json);
        arrays.completions(work);
        arrays.stages(work);
        arrays.failures(work);
        arrays.pipelines(work);
        loops(work, json);
        arrays.stalls(work);
        arrays.channels(work);
    }

    private void completions(AsyncWork work) throws IOException {
        json.array("completions");
        for (FutureCompletion completion : work.completions()) {
            json.open()
                    .put("thread", Json.orNull(completion.thread(), -1))
                    .put("nanos", completion.nanos())
                    .put("futureId", completion.futureId())
                    .put("futureClass", completion.futureClass())
                    .put("failureClass", completion.failureClass())
                    .put("cancelled", completion.cancelled())
                    .put("dependents", completion.dependents())
                    .close("}");
        }
        json.close("]");
    }

    private void stages(AsyncWork work) throws IOException {
        json.array("stages");
        for (StageRun stage : work.stages()) {
            json.open()
                    .put("thread", Json.orNull(stage.thread(), -1))
                    .put("futureId", stage.futureId())
                    .put("sourceId", stage.sourceId())
                    .put("stage", stage.stage())
                    .put("functionClass", stage.functionClass())
                    .put("asynchronous", stage.asynchronous())
                    .put("late", stage.late())
                    .put("delayNanos", Json.orNull(stage.delayNanos(), TracedTask.NOT_KNOWN))
                    .put("startNanos", stage.startNanos())
                    .put("endNanos", stage.endNanos())
                    .put("failureClass", stage.failureClass())
                    .close("}");
        }
        json.close("]");
    }

    private void failures(AsyncWork work) throws IOException {
        json.array("unobservedFailures");
        for (UnobservedFailure failure : work.failures()) {
            json.open()
                    .put("nanos", failure.nanos())
                    .put("futureId", failure.futureId())
                    .put("futureClass", failure.futureClass())
                    .put("failureClass", failure.failureClass())
                    .put("message", failure.message())
                    .put("completer", Json.orNull(failure.completer(), -1))
                    .put("site", failure.site())
                    .put("reachable", failure.reachable())
                    .close("}");
        }
        json.close("]");
    }

    private void pipelines(AsyncWork work) throws IOException {
        json.array("unusedPipelines");
        for (UnusedPipeline pipeline : work.pipelines()) {
            json.open()
                    .put("nanos", pipeline.nanos())
                    .put("pipelineClass", pipeline.pipelineClass())
                    .put("operations", pipeline.operations())
                    .put("creator", Json.orNull(pipeline.creator(), -1))
                    .put("site", pipeline.site())
                    .put("reachable", pipeline.reachable())
                    .close("}");
        }
        json.close("]");
    }

    static void loops(AsyncWork work, Json json) throws IOException {
        json.array("loops");
        for (EventLoop loop : work.loops()) {
            json.open()
                    .put("thread", Json.orNull(loop.thread(), -1))
                    .put("selector", loop.selector())
                    .put("selectorId", loop.selectorId())
                    .put("selections", loop.selections())
                    .put("startNanos", loop.startNanos())
                    .put("endNanos", loop.endNanos())
                    .put("selectNanos", loop.selectNanos())
                    .put("busyNanos", loop.busyNanos())
                    .put("longestBusyNanos", loop.longestBusyNanos())
                    .put("stalls", loop.stalls())
                    .put("stalledNanos", loop.stalledNanos())
                    .close("}");
        }
        json.close("]");
    }

    private void stalls(AsyncWork work) throws IOException {
        json.array("stalls");
        for (LoopStall stall : work.stalls()) {
            json.open()
                    .put("thread", Json.orNull(stall.thread(), -1))
                    .put("wait", Json.orNull(stall.waitIndex(), -1))
                    .put("kind", stall.kind().label())
                    .put("blocker", stall.blocker())
                    .put("startNanos", stall.startNanos())
                    .put("endNanos", stall.endNanos())
                    .put("selectorId", stall.selectorId())
                    .put("waitingKeys", stall.waitingKeys())
                    .close("}");
        }
        json.close("]");
    }

    private void channels(AsyncWork work) throws IOException {
        json.array("channelOperations");
        for (ChannelOperation operation : work.channels()) {
            json.open()
                    .put("operation", operation.operation())
                    .put("channelClass", operation.channelClass())
                    .put("channelId", operation.channelId())
                    .put("submitter", Json.orNull(operation.submitter(), -1))
                    .put("thread", Json.orNull(operation.thread(), -1))
                    .put("startNanos", operation.startNanos())
                    .put("endNanos", operation.endNanos())
                    .put("bytes", Json.orNull(operation.bytes(), -1))
                    .put("failureClass", operation.failureClass())
                    .close("}");
        }
        json.close("]");
    }
}
