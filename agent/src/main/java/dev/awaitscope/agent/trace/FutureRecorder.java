package dev.awaitscope.agent.trace;

import dev.awaitscope.agent.event.FutureComplete;
import dev.awaitscope.agent.event.FutureCreate;
import dev.awaitscope.agent.event.FutureStage;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinTask;
import org.jspecify.annotations.Nullable;

/** Records who completes a future, and which functions then run where. */
final class FutureRecorder {
    /*
     * The function of a stage is called in the middle of CompletableFuture's own methods: entering such a method notes
     * the stage, the hook in front of the call begins its event, and the completion of the dependent ends it, before the
     * dependents of the dependent run, which may happen in the same method.
     *
     * A future that nothing depends on or waits for is not recorded when it completes: the usual case of a value that
     * somebody asks for later costs one comparison.
     */
    private static final int MAX_DEPENDENTS = 64;
    private static final int MAX_CREATES_PER_SECOND = 5_000;
    private static final VarHandle DEPENDENT;
    private static final VarHandle SOURCE;
    private static final VarHandle SECOND;
    private static final VarHandle NEXT;
    private static final Class<?> STAGE;
    private static final Class<?> STAGE_OF_TWO;

    static {
        try {
            String future = "java.util.concurrent.CompletableFuture$";
            STAGE = Class.forName(future + "UniCompletion");
            STAGE_OF_TWO = Class.forName(future + "BiCompletion");
            Class<?> completion = Class.forName(future + "Completion");
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            NEXT = MethodHandles.privateLookupIn(completion, lookup).findVarHandle(completion, "next", completion);
            DEPENDENT = MethodHandles.privateLookupIn(STAGE, lookup)
                    .findVarHandle(STAGE, "dep", CompletableFuture.class);
            SOURCE = MethodHandles.privateLookupIn(STAGE, lookup).findVarHandle(STAGE, "src", CompletableFuture.class);
            SECOND = MethodHandles.privateLookupIn(STAGE_OF_TWO, lookup)
                    .findVarHandle(STAGE_OF_TWO, "snd", CompletableFuture.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final ThreadStates states;
    private final Counters counters;
    private final FailureRecorder failures;
    private final CompletionTimes times = new CompletionTimes();
    private final Budget creates = new Budget(MAX_CREATES_PER_SECOND);
    /** Whether all futures are recorded, since their creation is. */
    private volatile boolean sites;

    FutureRecorder(ThreadStates states, Counters counters, FailureRecorder failures) {
        this.states = states;
        this.counters = counters;
        this.failures = failures;
    }

    void created(Object future) {
        sites = true;
        FutureCreate event = new FutureCreate();
        if (!event.isEnabled() || !counters.isOpen() || Threads.isCarrier(Thread.currentThread())) {
            return;
        }
        if (!creates.take()) {
            counters.dropped(Counters.FUTURE_CREATE);
            return;
        }
        event.futureId = System.identityHashCode(future);
        event.futureClass = future.getClass();
        EventBuffer.clean();
        event.commit();
        counters.committed(Counters.FUTURE_CREATE);
    }

    /** The current thread has completed a future; {@code dependents} is the first of its stack, null for none. */
    void completed(Object future, @Nullable Object result, @Nullable Object dependents) {
        Throwable failure = CompletionResult.failureOf(result);
        if (dependents == null && failure == null && !sites) {
            return;
        }
        Thread thread = Thread.currentThread();
        if (Threads.isCarrier(thread)) {
            return;
        }
        ThreadState state = states.find(thread);
        if (state != null && state.stage != null && state.stage.dependent == future) {
            state.stage.end();
        }
        failures.completed(future, failure);
        if (dependents != null) {
            times.put(future);
        }
        boolean cancelled = failure instanceof CancellationException;
        if ((dependents != null || cancelled || sites) && (state == null || state.traced)) {
            commit(future, failure, cancelled, count(dependents));
        }
    }

    /** A {@code FutureTask} was cancelled by the current thread. */
    void cancelled(Object task) {
        commit(task, null, true, 0);
    }

    private void commit(Object future, @Nullable Throwable failure, boolean cancelled, int dependents) {
        FutureComplete event = new FutureComplete();
        if (event.isEnabled() && counters.isOpen() && !Threads.isCarrier(Thread.currentThread())) {
            event.futureId = System.identityHashCode(future);
            event.futureClass = future.getClass();
            event.failureClass = failure == null ? null : failure.getClass();
            event.cancelled = cancelled;
            event.dependents = dependents;
            EventBuffer.clean();
            event.commit();
            counters.committed(Counters.FUTURE_COMPLETE);
        }
    }

    private static int count(@Nullable Object dependents) {
        int count = 0;
        for (Object next = dependents; next != null && count < MAX_DEPENDENTS; next = NEXT.getVolatile(next)) {
            count++;
        }
        return count;
    }

    /** A stage may be about to run; null where its source is not complete. */
    @Nullable
    StageRun enter(Object completion, int mode) {
        CompletableFuture<?> source = (CompletableFuture<?>) SOURCE.get(completion);
        CompletableFuture<?> dependent = (CompletableFuture<?>) DEPENDENT.get(completion);
        if (source == null || dependent == null) {
            return null;
        }
        StageRun run = open(source);
        if (run == null) {
            return null;
        }
        StageKind kind = StageKind.of(completion);
        run.dependent = dependent;
        run.event.stage = kind.stage();
        run.event.functionClass = kind.functionClass(completion);
        // Positive is ASYNC. The tag is set when a stage is claimed, which a late one is not.
        run.event.asynchronous = mode > 0;
        run.event.late = mode > 0 && ((ForkJoinTask<?>) completion).getForkJoinTaskTag() == 0;
        if (kind.two()) {
            run.second = (CompletableFuture<?>) SECOND.get(completion);
            run.both = kind.stage().equals("combine");
        }
        return run;
    }

    /** A stage is added to a source that is complete already: it may run at once. */
    @Nullable
    StageRun enterLate(Object source, String method, @Nullable Object function) {
        StageRun run = open((CompletableFuture<?>) source);
        if (run != null) {
            run.event.stage = StageKind.stage(method);
            run.event.functionClass = function == null ? null : function.getClass();
            run.event.late = true;
        }
        return run;
    }

    private @Nullable StageRun open(CompletableFuture<?> source) {
        Thread thread = Thread.currentThread();
        if (Threads.isCarrier(thread)) {
            return null;
        }
        ThreadState state = states.current(thread);
        if (state == null) {
            return null;
        }
        StageRun run = new StageRun(state, source);
        state.stage = run;
        return run;
    }

    /** The function of the stage is called now. */
    void begin() {
        ThreadState state = states.find(Thread.currentThread());
        StageRun run = state == null ? null : state.stage;
        if (run != null && !run.begun) {
            if (run.event.stage.equals("exceptionally")) {
                failures.looked(CompletionResult.failure(run.source));
            }
            run.event.delay = delay(run);
            run.begin();
        }
    }

    private long delay(StageRun run) {
        if (run.event.late) {
            return run.event.asynchronous ? Long.MIN_VALUE : 0;
        }
        long first = times.since(run.source);
        CompletableFuture<?> other = run.second;
        if (other == null) {
            return first;
        }
        long second = times.since(other);
        // With both it was the later one that counted, with either the earlier one.
        return first == Long.MIN_VALUE || second == Long.MIN_VALUE
                ? Math.max(first, second)
                : run.both ? Math.min(first, second) : Math.max(first, second);
    }

    /** The function of the stage has returned another future. */
    void returned() {
        ThreadState state = states.find(Thread.currentThread());
        if (state != null && state.stage != null) {
            state.stage.end();
        }
    }

    void exit(StageRun run, @Nullable Object dependent) {
        ThreadState state = run.state;
        state.stage = run.outer;
        states.release(state);
        CompletableFuture<?> completed = dependent == null ? run.dependent : (CompletableFuture<?>) dependent;
        Throwable failure = completed == null ? null : CompletionResult.failure(completed);
        if (completed != null && run.event.late) {
            failures.completed(completed, failure);
        }
        FutureStage event = run.event;
        if (!run.begun || !state.traced || !event.isEnabled() || !counters.isOpen()) {
            return;
        }
        run.end();
        event.futureId = System.identityHashCode(completed);
        event.sourceId = System.identityHashCode(run.source);
        // The function has thrown it, unless the source had it already.
        event.failureClass = failure == null || failure == CompletionResult.failure(run.source)
                ? null
                : failure.getClass();
        EventBuffer.clean();
        event.commit();
        counters.committed(Counters.FUTURE_STAGE);
    }
}
