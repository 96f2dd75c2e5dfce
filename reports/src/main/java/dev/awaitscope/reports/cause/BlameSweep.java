package dev.awaitscope.reports.cause;

import dev.awaitscope.reports.Blame.Cause;
import dev.awaitscope.reports.Slices;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.TracedThread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Charges all waiting to its roots in one pass over time. */
final class BlameSweep {
    /*
     * At each instant the waiting threads form trees: an edge leads from one that waits to the one that will end the
     * wait, and the root is a thread that waits for none. The sweep goes from slice border to slice border, cuts one
     * edge or adds one, and keeps for each node how many threads of its tree wait on which account: in which sort of
     * wait, who, and running which task. A root is charged these numbers times the time that has passed, whenever they
     * or what it does change. So each border costs the depth of a tree, however long the waits are and however much
     * happens within them.
     *
     * Threads queueing for a lock would form a chain as long as the queue, because each is woken by the one before it;
     * the lock is therefore a node of its own, with an edge to its holder.
     *
     * The idea of charging waits on through waiters is that of wPerf (OSDI '18), which does it for intervals of one
     * thread at a time.
     */
    private static final int NONE = -1;

    private final List<TracedThread> threads;
    private final WaitFacts facts;
    private final Actors actors;
    private final TaskTracks tasks;
    private final Accounts accounts;
    private final LockHolders locks;
    private final int threadCount;
    private final int[] slice;
    private final int[] next;
    private final @Nullable AccountCounts[] below;
    private final long[] chargedUntil;
    /** Of each thread the account that its wait is charged to, of which it is part itself. */
    private final int[] waiting;
    private final Cause[] cause;
    /** Of each thread the sort of the wait that makes it a root, {@link #NONE} where it does not wait. */
    private final int[] rootSort;
    /** Of each lock the thread that began to wait for it last. */
    private final int[] waiter;
    /** Of each thread the place of its task at its last wait's begin. */
    private final int[] taskPlace;
    private final int carriers;
    /** Virtual threads that have a carrier, the longest first: those that run, and those that wait pinned. */
    private final LinkedHashSet<Integer> mounted = new LinkedHashSet<>();
    private final int carrierNode;
    /** From nodes that could lead nowhere because they would have closed a ring to where they should lead. */
    private final Map<Integer, Integer> rings = new LinkedHashMap<>();
    private final Charges charges;

    BlameSweep(List<TracedThread> threads, WaitFacts facts, Actors actors, TaskTracks tasks, Accounts accounts) {
        this.threads = threads;
        this.facts = facts;
        this.actors = actors;
        this.tasks = tasks;
        this.accounts = accounts;
        this.charges = new Charges(facts, tasks, accounts);
        this.locks = new LockHolders(facts);
        this.threadCount = threads.size();
        this.carrierNode = threadCount + facts.lockCount();
        int nodes = carrierNode + 1;
        this.slice = new int[threadCount];
        this.next = new int[nodes];
        this.below = new AccountCounts[nodes];
        this.chargedUntil = new long[nodes];
        this.waiting = new int[threadCount];
        this.cause = new Cause[nodes];
        this.rootSort = new int[nodes];
        this.waiter = new int[facts.lockCount() + 1];
        this.taskPlace = new int[threadCount];
        Arrays.fill(taskPlace, NONE);
        Arrays.fill(slice, NONE);
        Arrays.fill(next, NONE);
        Arrays.fill(waiting, NONE);
        Arrays.fill(cause, Cause.UNKNOWN);
        Arrays.fill(rootSort, NONE);
        this.carriers = (int) threads.stream().filter(TracedThread::carrier).count();
    }

    Charges sweep() {
        Boundaries boundaries = new Boundaries();
        for (int thread = 0; thread < threadCount; thread++) {
            Slices slices = threads.get(thread).slices();
            if (slices.size() > 0) {
                boundaries.add(thread, slices.startNanos(0));
                link(thread, threads.get(thread).startedBy(), NONE, 0);
            }
        }
        List<Integer> changing = new ArrayList<>();
        while (!boundaries.isEmpty()) {
            long now = boundaries.firstNanos();
            // First all that end, then all that begin: else a thread could seem to wait for one that has just let it go.
            while (!boundaries.isEmpty() && boundaries.firstNanos() == now) {
                changing.add(boundaries.first());
                leave(boundaries.first(), now);
                boundaries.removeFirst();
            }
            for (int thread : changing) {
                Slices slices = threads.get(thread).slices();
                if (++slice[thread] < slices.size()) {
                    enter(thread, slices, now);
                    boundaries.add(thread, slices.endNanos(slice[thread]));
                } else {
                    // Whoever waits for a thread that has ended is on the way already.
                    become(thread, Cause.RUNNABLE, NONE, now);
                }
            }
            changing.clear();
            if (!rings.isEmpty()) {
                openRings(now);
            }
        }
        return charges;
    }

    private void leave(int thread, long now) {
        Slices slices = threads.get(thread).slices();
        rings.remove(thread);
        if (below[thread] != null) {
            charge(root(thread), now);
            unlink(thread);
        }
        next[thread] = NONE;
        chargedUntil[thread] = now;
        if (waiting[thread] >= 0) {
            count(thread, waiting[thread], -1);
            waiting[thread] = NONE;
        }
        int wait = slice[thread] < 0 ? NONE : slices.wait(slice[thread]);
        if (wait >= 0 && slices.state(slice[thread]) != ThreadState.RUNNABLE) {
            if (facts.lock(wait) >= 0) {
                locks.woken(wait);
                followLock(facts.lock(wait), now);
            }
        }
        if (carriers > 0 && threads.get(thread).virtual() && mounted.remove(thread)) {
            follow(carrierNode, carried(), NONE, now);
        }
    }

    private void enter(int thread, Slices slices, long now) {
        int at = slice[thread];
        int wait = slices.wait(at);
        ThreadState state = slices.state(at);
        if (wait >= 0 && !facts.idle(wait)) {
            waiting[thread] = accounts.of(facts.sort(wait), thread, taskOf(thread, wait));
            count(thread, waiting[thread], 1);
        }
        boolean blocked = wait >= 0 && state != ThreadState.RUNNABLE;
        become(thread, blocked ? causeOf(wait, state) : causeOf(state), blocked ? facts.sort(wait) : NONE, now);
        if (carriers > 0 && threads.get(thread).virtual()) {
            if (state == ThreadState.RUNNING || (blocked && facts.pinned(wait))) {
                mounted.add(thread);
                follow(carrierNode, carried(), NONE, now);
            } else if (state == ThreadState.RUNNABLE) {
                waitForCarrier(thread, now);
            }
        }
        if (blocked) {
            int lock = facts.lock(wait);
            if (lock >= 0) {
                waiter[lock] = thread;
                rootSort[threadCount + lock] = facts.sort(wait);
                followLock(lock, now);
                link(thread, threadCount + lock, wait, now);
            } else {
                link(thread, facts.waker(wait), wait, now);
            }
        }
    }

    /** Of the virtual threads that keep others from running, the one that has had its carrier the longest. */
    private int carried() {
        return mounted.size() >= carriers ? mounted.getFirst() : NONE;
    }

    private void waitForCarrier(int thread, long now) {
        waiter[carrierNode - threadCount] = thread;
        follow(carrierNode, carried(), NONE, now);
        link(thread, carrierNode, NONE, now);
    }

    /** Each thread's waits come by start: its tasks are gone through once. */
    private int taskOf(int thread, int wait) {
        long start = facts.waits().startNanos(wait);
        taskPlace[thread] = tasks.place(thread, taskPlace[thread], start);
        return tasks.classAt(thread, taskPlace[thread]);
    }

    private static Cause causeOf(ThreadState state) {
        return switch (state) {
            case RUNNING -> Cause.RUNNING;
            case RUNNABLE -> Cause.RUNNABLE;
            case IDLE -> Cause.IDLE;
            default -> Cause.UNKNOWN;
        };
    }

    private Cause causeOf(int wait, ThreadState state) {
        return state == ThreadState.IDLE ? Cause.IDLE : facts.ending(wait);
    }

    private void become(int node, Cause as, int sort, long now) {
        cause[node] = as;
        rootSort[node] = sort;
        chargedUntil[node] = now;
    }

    /** Makes a lock's edge lead to who holds it now. */
    private void followLock(int lock, long now) {
        follow(threadCount + lock, locks.holder(lock), locks.next(lock), now);
    }

    private void follow(int node, int holder, int wait, long now) {
        if (next[node] == holder && holder >= 0) {
            return;
        }
        if (below[node] != null) {
            charge(root(node), now);
            unlink(node);
        }
        next[node] = NONE;
        rings.remove(node);
        cause[node] = node == carrierNode ? Cause.RUNNABLE : Cause.UNKNOWN;
        chargedUntil[node] = now;
        link(node, holder, wait, now);
    }

    private void link(int node, int to, int wait, long now) {
        if (to < 0) {
            return;
        }
        int root = root(to);
        if (root == node && to < threadCount && slice[to] < 0) {
            // It was started by the one that now waits for it, and has not run yet.
            start(to, now);
            root = root(to);
        }
        if (root == node) {
            // A ring: threads that never get out of it, or one that was woken already by whom it seems to wait for.
            cause[node] = wait >= 0 && facts.open(wait) ? Cause.RING : Cause.RUNNABLE;
            rings.put(node, to);
            return;
        }
        next[node] = to;
        AccountCounts counts = below[node];
        if (counts != null) {
            charge(root, now);
            for (int above = to; above >= 0; above = next[above]) {
                of(above).addAll(counts, 1);
            }
        }
    }

    /** Clocks are read a little before or after what they tell: most rings are there for microseconds only. */
    private void openRings(long now) {
        for (Map.Entry<Integer, Integer> ring : List.copyOf(rings.entrySet())) {
            int node = ring.getKey();
            if (root(ring.getValue()) != node) {
                rings.remove(node);
                charge(node, now);
                link(node, ring.getValue(), NONE, now);
            }
        }
    }

    private void start(int thread, long now) {
        if (below[thread] != null) {
            charge(root(thread), now);
            unlink(thread);
        }
        next[thread] = NONE;
        become(thread, Cause.RUNNABLE, NONE, now);
        if (carriers > 0 && threads.get(thread).virtual()) {
            waitForCarrier(thread, now);
        }
    }

    private void unlink(int node) {
        AccountCounts counts = below[node];
        if (counts != null) {
            for (int above = next[node]; above >= 0; above = next[above]) {
                of(above).addAll(counts, -1);
                dropEmpty(above);
            }
        }
    }

    /** Only while the node leads nowhere. */
    private void count(int node, int account, int change) {
        of(node).add(account, change);
        dropEmpty(node);
    }

    private AccountCounts of(int node) {
        AccountCounts counts = below[node];
        if (counts == null) {
            counts = new AccountCounts();
            below[node] = counts;
        }
        return counts;
    }

    private void dropEmpty(int node) {
        AccountCounts counts = below[node];
        if (counts != null && counts.size() == 0) {
            below[node] = null;
        }
    }

    private int root(int node) {
        int root = node;
        while (next[root] >= 0) {
            root = next[root];
        }
        return root;
    }

    private void charge(int root, long now) {
        long from = chargedUntil[root];
        chargedUntil[root] = now;
        AccountCounts counts = below[root];
        if (counts == null || now <= from) {
            return;
        }
        if (root >= threadCount) {
            // Nobody is known to hold the lock: there is nobody to name but one that waits for it.
            charges.add(actors.of(waiter[root - threadCount]), cause[root], rootSort[root], NONE, counts, now - from,
                    false);
        } else {
            tasks.split(root, from, now, (start, end, task) -> charges.add(actors.of(root), cause[root],
                    rootSort[root], task, counts, end - start, waiting[root] >= 0));
        }
    }
}
