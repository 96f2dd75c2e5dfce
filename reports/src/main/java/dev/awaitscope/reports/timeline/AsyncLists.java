package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.AsyncWork;
import dev.awaitscope.reports.ChannelOperation;
import dev.awaitscope.reports.EventLoop;
import dev.awaitscope.reports.FutureCompletion;
import dev.awaitscope.reports.LoopStall;
import dev.awaitscope.reports.StageRun;
import dev.awaitscope.reports.UnobservedFailure;
import dev.awaitscope.reports.UnusedPipeline;
import dev.awaitscope.reports.column.IndexOrder;
import dev.awaitscope.reports.column.IntColumn;
import dev.awaitscope.reports.recording.AgentEvent;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** What was collected of futures, loops, channels and streams, by start and with the report's threads. */
final class AsyncLists {
    private final Collected collected;
    private final int[] indexes;

    private AsyncLists(Collected collected, int[] indexes) {
        this.collected = collected;
        this.indexes = indexes;
    }

    /**
     * @param waitRows
     *            rows of the report's waits, in its order
     * @param indexes
     *            from a thread's index in symbols to that in the report
     */
    static AsyncWork of(Collected collected, IntColumn waitRows, int[] indexes) {
        AsyncLists lists = new AsyncLists(collected, indexes);
        List<LoopStall> stalls = LoopStalls.of(collected, waitRows, indexes);
        return new AsyncWork(
                view(collected.completions, AgentEvent.FutureComplete::startNanos, lists::completion),
                view(collected.stages, AgentEvent.FutureStage::startNanos, lists::stage),
                view(collected.unobserved, failure -> failure.startNanos() - failure.age(), lists::failure),
                view(collected.pipelines, pipeline -> pipeline.startNanos() - pipeline.age(), lists::pipeline),
                lists.loops(stalls), stalls,
                view(collected.channelOperations, AgentEvent.ChannelOperation::startNanos, lists::channel));
    }

    private FutureCompletion completion(AgentEvent.FutureComplete event) {
        return new FutureCompletion(index(event.thread()), event.startNanos(), event.futureId(), event.futureClass(),
                event.failureClass(), event.cancelled(), event.dependents());
    }

    private StageRun stage(AgentEvent.FutureStage event) {
        return new StageRun(index(event.thread()), event.futureId(), event.sourceId(), event.stage(),
                event.functionClass(), event.asynchronous(), event.late(), event.startNanos(), event.endNanos(),
                event.delay(), event.failureClass());
    }

    private UnobservedFailure failure(AgentEvent.FailureUnobserved event) {
        return new UnobservedFailure(event.startNanos() - event.age(), event.futureId(), event.futureClass(),
                event.failureClass(), event.message(), index(event.completer()), event.site(), event.reachable());
    }

    private UnusedPipeline pipeline(AgentEvent.PipelineUnused event) {
        return new UnusedPipeline(event.startNanos() - event.age(), event.pipelineClass(), event.operations(),
                index(event.creator()), event.site(), event.reachable());
    }

    private ChannelOperation channel(AgentEvent.ChannelOperation event) {
        return new ChannelOperation(event.operation(), event.channelClass(), event.channelId(),
                index(event.submitter()), index(event.thread()), event.startNanos(), event.endNanos(), event.bytes(),
                event.failureClass());
    }

    private List<EventLoop> loops(List<LoopStall> stalls) {
        List<EventLoop> loops = new ArrayList<>();
        collected.selections.loops().forEach((key, loop) -> {
            int thread = index(key.thread());
            List<LoopStall> own = stalls.stream()
                    .filter(stall -> stall.thread() == thread && stall.selectorId() == key.selectorId())
                    .toList();
            loops.add(new EventLoop(thread, loop.selectorClass, key.selectorId(), loop.selections, loop.startNanos,
                    loop.endNanos, loop.selectNanos, loop.busyNanos, loop.longestBusyNanos, own.size(),
                    own.stream().mapToLong(LoopStall::nanos).sum()));
        });
        loops.sort(Comparator.comparingLong(EventLoop::startNanos)
                .thenComparingInt(EventLoop::thread)
                .thenComparingInt(EventLoop::selectorId));
        return loops;
    }

    private int index(int thread) {
        return thread < 0 ? -1 : indexes[thread];
    }

    private static <E, T> List<T> view(List<E> events, ToLongFunction<E> key, Function<E, T> map) {
        int[] order = IndexOrder.of(events.size(), _ -> true,
                (a, b) -> Long.compare(key.applyAsLong(events.get(a)), key.applyAsLong(events.get(b))));
        return new View<>(events, order, map);
    }

    private static final class View<E, T> extends AbstractList<T> implements RandomAccess {
        private final List<E> events;
        private final int[] order;
        private final Function<E, T> map;

        View(List<E> events, int[] order, Function<E, T> map) {
            this.events = events;
            this.order = order;
            this.map = map;
        }

        @Override
        public int size() {
            return order.length;
        }

        @Override
        public T get(int index) {
            return map.apply(events.get(order[index]));
        }
    }
}
