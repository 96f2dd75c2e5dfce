package dev.awaitscope.reports.cause;

import dev.awaitscope.reports.Blame;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.TracedThread;
import dev.awaitscope.reports.TracedWait;
import dev.awaitscope.reports.WaitKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What causes are computed from, wait by wait in primitive columns: the lists of the report make an object for each look
 * at a wait. Immutable.
 */
final class WaitFacts {
    private static final int IDLE = 1;
    private static final int OPEN = 2;
    private static final int PINNED = 4;
    private static final int OF_TIME = 8;
    private static final int OF_IO = 16;

    private final int[] waker;
    private final int[] sort;
    /** Number of the lock waited for, -1 where the blocker is held by nobody or is not known. */
    private final int[] lock;
    private final byte[] flags;
    private final List<WaitSort> sorts = new ArrayList<>();
    private final LongIndex locks = new LongIndex();

    private WaitFacts(int size) {
        waker = new int[size];
        sort = new int[size];
        lock = new int[size];
        flags = new byte[size];
    }

    static WaitFacts of(List<TracedWait> waits, List<TracedThread> threads) {
        WaitFacts facts = new WaitFacts(waits.size());
        Map<WaitSort, Integer> numbers = new HashMap<>();
        Map<Long, Integer> byId = new HashMap<>();
        threads.forEach(thread -> byId.put(thread.id(), thread.index()));
        for (int i = 0; i < waits.size(); i++) {
            TracedWait wait = waits.get(i);
            Integer number = numbers.computeIfAbsent(new WaitSort(wait.kind(), wait.blocker(), wait.site()), sort -> {
                facts.sorts.add(sort);
                return facts.sorts.size() - 1;
            });
            facts.sort[i] = number;
            int ender = wait.open() && wait.ownerThreadId() != 0
                    ? byId.getOrDefault(wait.ownerThreadId(), -1)
                    : wait.wakerThread();
            facts.waker[i] = ender == wait.thread() ? -1 : ender;
            facts.lock[i] = facts.lock(wait);
            facts.flags[i] = (byte) ((wait.idle() ? IDLE : 0) | (wait.open() ? OPEN : 0)
                    | (wait.pinned() ? PINNED : 0) | ending(wait));
        }
        return facts;
    }

    private static int ending(TracedWait wait) {
        ThreadState state = wait.kind().state();
        if (state == ThreadState.IO || state == ThreadState.PROCESS) {
            return OF_IO;
        }
        return state == ThreadState.SLEEPING || wait.timedOut() || wait.wokenBy().equals("timer") ? OF_TIME : 0;
    }

    private int lock(TracedWait wait) {
        boolean held = wait.kind() == WaitKind.LOCK || wait.kind() == WaitKind.MONITOR
                || wait.kind() == WaitKind.SEMAPHORE;
        if (!held || wait.blockerId() == 0) {
            return -1;
        }
        long type = wait.blocker() == null ? 0 : wait.blocker().hashCode();
        return locks.of((wait.blockerId() * 31 + wait.kind().ordinal()) * 1_000_003 + type);
    }

    int size() {
        return waker.length;
    }

    /** Index of the thread that ended it or, of an open one, owns what it waits for; -1 for none or not known. */
    int waker(int wait) {
        return waker[wait];
    }

    int sort(int wait) {
        return sort[wait];
    }

    int lock(int wait) {
        return lock[wait];
    }

    int lockCount() {
        return locks.size();
    }

    boolean idle(int wait) {
        return (flags[wait] & IDLE) != 0;
    }

    boolean open(int wait) {
        return (flags[wait] & OPEN) != 0;
    }

    /** What a wait that no thread ended was for. */
    Blame.Cause ending(int wait) {
        return (flags[wait] & OF_IO) != 0
                ? Blame.Cause.IO
                : (flags[wait] & OF_TIME) != 0 ? Blame.Cause.TIMER : Blame.Cause.UNKNOWN;
    }

    boolean pinned(int wait) {
        return (flags[wait] & PINNED) != 0;
    }

    WaitSort sortOf(int number) {
        return sorts.get(number);
    }

    int sortCount() {
        return sorts.size();
    }

    /** The waits for locks, lock by lock in the order given; the waits of lock {@code n} begin at {@code starts[n]}. */
    int[] byLock(int[] starts) {
        Arrays.fill(starts, 0);
        for (int number : lock) {
            if (number >= 0) {
                starts[number + 1]++;
            }
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] next = starts.clone();
        int[] grouped = new int[starts[starts.length - 1]];
        for (int i = 0; i < lock.length; i++) {
            if (lock[i] >= 0) {
                grouped[next[lock[i]]++] = i;
            }
        }
        return grouped;
    }
}
