package dev.awaitscope.agent.trace;

import dev.awaitscope.agent.bootstrap.WaitKind;
import dev.awaitscope.agent.event.AgentCounters;
import dev.awaitscope.agent.event.ChannelOperation;
import dev.awaitscope.agent.event.FailureUnobserved;
import dev.awaitscope.agent.event.FutureComplete;
import dev.awaitscope.agent.event.FutureCreate;
import dev.awaitscope.agent.event.FutureStage;
import dev.awaitscope.agent.event.LongThreadWait;
import dev.awaitscope.agent.event.LoopStall;
import dev.awaitscope.agent.event.PipelineUnused;
import dev.awaitscope.agent.event.SelectorWait;
import dev.awaitscope.agent.event.TaskReject;
import dev.awaitscope.agent.event.TaskRun;
import dev.awaitscope.agent.event.TaskSubmit;
import dev.awaitscope.agent.event.ThreadWait;
import dev.awaitscope.agent.event.VirtualThreadRun;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What the agent counts itself, so that a reader can compare it with what it finds: events per type, and the waits that
 * were too short to be recorded.
 */
final class Counters {
    /** Ended threads whose sums are kept one by one; those of later ones are put together. */
    static final int MAX_ENDED = 4096;
    /** In the place of a thread's id. */
    private static final long ALL_VIRTUAL = 0;
    private static final long ENDED_TOGETHER = -1;

    static final int THREAD_WAIT = 0;
    static final int LONG_THREAD_WAIT = 1;
    static final int TASK_SUBMIT = 2;
    static final int TASK_RUN = 3;
    static final int SELECTOR_WAIT = 4;
    static final int TASK_REJECT = 5;
    static final int FUTURE_CREATE = 6;
    static final int FUTURE_COMPLETE = 7;
    static final int FUTURE_STAGE = 8;
    static final int FAILURE_UNOBSERVED = 9;
    static final int PIPELINE_UNUSED = 10;
    static final int LOOP_STALL = 11;
    static final int CHANNEL_OPERATION = 12;
    static final int VIRTUAL_THREAD_RUN = 13;
    private static final String[] TYPES = {ThreadWait.NAME, LongThreadWait.NAME, TaskSubmit.NAME, TaskRun.NAME,
            SelectorWait.NAME, TaskReject.NAME, FutureCreate.NAME, FutureComplete.NAME, FutureStage.NAME,
            FailureUnobserved.NAME, PipelineUnused.NAME, LoopStall.NAME, ChannelOperation.NAME,
            VirtualThreadRun.NAME};

    private final LongAdder[] committed = adders(TYPES.length);
    private final LongAdder[] dropped = adders(TYPES.length);
    private final LongAdder[] virtualSums = adders(2 * WaitKind.COUNT);
    private final Queue<ThreadState> ended = new ConcurrentLinkedQueue<>();
    private final AtomicInteger endedCount = new AtomicInteger();
    private final LongAdder[] endedSums = adders(2 * WaitKind.COUNT);
    private volatile @Nullable Thread closedBy;

    private static LongAdder[] adders(int count) {
        LongAdder[] adders = new LongAdder[count];
        for (int i = 0; i < count; i++) {
            adders[i] = new LongAdder();
        }
        return adders;
    }

    /**
     * Whether the current thread may commit events. Once the last counts are about to be written none may but the one
     * that writes them; each other one that has asked before may be on its way to commit one more, uncounted event.
     */
    boolean isOpen() {
        Thread closer = closedBy;
        return closer == null || closer == Thread.currentThread();
    }

    void close() {
        closedBy = Thread.currentThread();
    }

    void committed(int type) {
        committed[type].increment();
    }

    /** Something of this type is not recorded because a budget is spent. */
    void dropped(int type) {
        dropped[type].increment();
    }

    void addShortWait(ThreadState state, int kind, long nanos) {
        if (state.virtual) {
            virtualSums[2 * kind].increment();
            virtualSums[2 * kind + 1].add(nanos);
        } else {
            state.addShortWait(kind, nanos);
        }
    }

    /** Keeps the sums of a platform thread that ends. */
    void keep(ThreadState state) {
        long[] sums = state.shortWaits();
        if (sums == null) {
            return;
        }
        if (endedCount.incrementAndGet() <= MAX_ENDED) {
            ended.add(state);
        } else {
            for (int i = 0; i < sums.length; i++) {
                endedSums[i].add(sums[i]);
            }
        }
    }

    /** Writes all of it as {@link AgentCounters}. */
    void commit(ThreadStates states) {
        for (int type = 0; type < TYPES.length; type++) {
            AgentCounters event = new AgentCounters();
            event.countedType = TYPES[type];
            event.committed = committed[type].sum();
            event.dropped = dropped[type].sum();
            event.commit();
        }
        states.forEach(state -> commit(state.thread, state.id, state.shortWaits()));
        ended.forEach(state -> commit(state.thread, state.id, state.shortWaits()));
        commit(null, ALL_VIRTUAL, sums(virtualSums));
        commit(null, ENDED_TOGETHER, sums(endedSums));
    }

    private static long[] sums(LongAdder[] adders) {
        long[] sums = new long[adders.length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = adders[i].sum();
        }
        return sums;
    }

    private static void commit(@Nullable Thread waiter, long waiterId, long @Nullable [] sums) {
        for (int kind = 0; sums != null && kind < WaitKind.COUNT; kind++) {
            if (sums[2 * kind] > 0) {
                AgentCounters event = new AgentCounters();
                event.countedType = ThreadWait.NAME;
                event.kind = WaitKind.name(kind);
                event.waiter = waiter;
                event.waiterId = waiterId;
                event.shortWaits = sums[2 * kind];
                event.shortWaitTime = sums[2 * kind + 1];
                event.commit();
            }
        }
    }
}
