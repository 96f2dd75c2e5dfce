package dev.awaitscope.reports;

/**
 * How to read recordings.
 *
 * @param buckets
 *            number of buckets of {@link LoadOverTime}, at least 1
 * @param progress
 *            told how far reading is, on the reading thread
 */
public record ReadOptions(int buckets, Progress progress) {
    /** What a report is made with: 240 buckets, no progress. */
    public static final ReadOptions DEFAULT = new ReadOptions(240, (_, _) -> {});

    /** The same with a progress listener. */
    public ReadOptions with(Progress listener) {
        return new ReadOptions(buckets, listener);
    }

    /** Told how far a long reading is. */
    @FunctionalInterface
    public interface Progress {
        /**
         * Called now and then with bytes read so far and bytes in all.
         */
        void at(long bytes, long ofBytes);
    }
}
