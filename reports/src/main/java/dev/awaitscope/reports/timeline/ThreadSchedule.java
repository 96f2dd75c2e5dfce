package dev.awaitscope.reports.timeline;

/**
 * What the operating system's scheduler did with one thread, sample by sample, in the order of time. Immutable.
 *
 * @param starts
 *            begin of each sample; samples do not overlap
 * @param ends
 *            end of each sample
 * @param runs
 *            nanoseconds on a CPU
 * @param queues
 *            nanoseconds ready without one
 */
record ThreadSchedule(long[] starts, long[] ends, long[] runs, long[] queues) {
    static final ThreadSchedule NONE = new ThreadSchedule(new long[0], new long[0], new long[0], new long[0]);

    int size() {
        return starts.length;
    }

    long totalRun() {
        return sum(runs);
    }

    long totalQueue() {
        return sum(queues);
    }

    private static long sum(long[] values) {
        long sum = 0;
        for (long value : values) {
            sum += value;
        }
        return sum;
    }
}
