package dev.awaitscope.reports.cause;

import dev.awaitscope.reports.column.LongIndex;

/**
 * Numbers for what waiting is charged on: which sort of wait, of which thread or group of threads, running which task.
 * Not thread-safe.
 */
final class Accounts {
    /*
     * Threads that are an actor of their own keep their own accounts, so that one can say what went on while that thread
     * waited; of folded ones only the group does, else a thousand waiters would be a thousand accounts at each step of
     * the sweep. For the same reason only so many threads have their own.
     */
    private static final int MOST_THREADS = 64;
    private static final int BITS = 25;
    private static final long MASK = (1L << BITS) - 1;
    private static final int NONE = -1;

    private final ThreadGroups groups;
    /** Of each thread its place among those with accounts of their own, {@link #NONE} for the others. */
    private final int[] own;
    private final int[] threads = new int[MOST_THREADS];
    private final LongIndex who = new LongIndex();
    private final LongIndex accounts = new LongIndex();

    Accounts(Actors actors, ThreadGroups groups, int threadCount) {
        this.groups = groups;
        this.own = new int[threadCount];
        int places = 0;
        for (int thread = 0; thread < threadCount; thread++) {
            boolean single = places < MOST_THREADS && !actors.all().get(actors.of(thread)).several();
            own[thread] = single ? places : NONE;
            if (single) {
                threads[places++] = thread;
            }
        }
    }

    /** The number of the account for a thread's wait; {@code task} is -1 for none. */
    int of(int sort, int thread, int task) {
        long place = (long) groups.of(thread) << 32 | (own[thread] + 1);
        return accounts.of((long) who.of(place) << 2 * BITS | (long) sort << BITS | task + 1);
    }

    /** The sort of wait. */
    int sort(int account) {
        return (int) (accounts.value(account) >>> BITS & MASK);
    }

    /** Index of the thread that waits, -1 where it is one of several. */
    int thread(int account) {
        int place = (int) place(account) - 1;
        return place < 0 ? NONE : threads[place];
    }

    /** Number of the group of threads that waits. */
    int group(int account) {
        return (int) (place(account) >>> 32);
    }

    /** Number of the task's class, -1 for none. */
    int task(int account) {
        return (int) (accounts.value(account) & MASK) - 1;
    }

    private long place(int account) {
        return who.value((int) (accounts.value(account) >>> 2 * BITS));
    }
}
