package dev.awaitscope.agent.trace;

import dev.awaitscope.agent.event.PipelineUnused;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/** Finds pipelines of {@code java.util.stream} that are built and never run. */
final class PipelineRecorder {
    /*
     * Each stage that is added takes the place of the one before; running the last one settles it. What is left when the
     * garbage collector takes it was never run. Only pipelines with an intermediate operation count: a bare source that
     * is not used loses nothing that anybody has written down.
     */
    private static final int MAX_SITES_PER_SECOND = 2_000;

    private static final class Pipeline extends WeakTable.Entry {
        final Class<?> pipelineClass;
        final int operations;
        final String site;
        final WeakReference<Thread> creator;
        final long creatorId;
        final long nanos = System.nanoTime();

        Pipeline(Object pipeline, int operations, String site, ReferenceQueue<Object> queue) {
            super(pipeline, 0, queue);
            this.pipelineClass = pipeline.getClass();
            this.operations = operations;
            this.site = site;
            Thread thread = Thread.currentThread();
            this.creator = new WeakReference<>(thread);
            this.creatorId = Threads.id(thread);
        }
    }

    private final Counters counters;
    private final WeakTable<Pipeline> pipelines = new WeakTable<>();
    private final Budget sites = new Budget(MAX_SITES_PER_SECOND);

    PipelineRecorder(Counters counters) {
        this.counters = counters;
    }

    /** A stage was made by the current thread; {@code first} is the stage before it, or where its elements come from. */
    void created(Object pipeline, @Nullable Object first, int operations) {
        if (operations == 0 || Threads.isCarrier(Thread.currentThread())) {
            return;
        }
        if (first != null) {
            run(first);
        }
        if (!sites.take()) {
            counters.dropped(Counters.PIPELINE_UNUSED);
            return;
        }
        String site = Site.of(new Throwable().getStackTrace());
        // The JDK's own streams are none of the program's.
        if (site != null
                && !pipelines.insert(new Pipeline(pipeline, operations, site, pipelines.queue()))) {
            counters.dropped(Counters.PIPELINE_UNUSED);
        }
    }

    void run(Object pipeline) {
        Pipeline known = pipelines.find(pipeline, 0, false);
        if (known != null) {
            known.settled = true;
            pipelines.remove(known);
        }
    }

    /** Writes those that have been collected. */
    void reportCollected() {
        pipelines.collected(pipeline -> report(pipeline, false));
    }

    /** At the end of the recording: writes those that have not been run yet. */
    void reportReachable() {
        pipelines.drain(pipeline -> report(pipeline, pipeline.get() != null));
    }

    private void report(Pipeline pipeline, boolean reachable) {
        PipelineUnused event = new PipelineUnused();
        if (!event.isEnabled() || !counters.isOpen()) {
            return;
        }
        event.pipelineClass = pipeline.pipelineClass;
        event.operations = pipeline.operations;
        event.creator = pipeline.creator.get();
        event.creatorId = pipeline.creatorId;
        event.site = pipeline.site;
        event.age = System.nanoTime() - pipeline.nanos;
        event.reachable = reachable;
        EventBuffer.clean();
        event.commit();
        counters.committed(Counters.PIPELINE_UNUSED);
    }
}
