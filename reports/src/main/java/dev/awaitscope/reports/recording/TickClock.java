package dev.awaitscope.reports.recording;

/**
 * Turns the ticks of one JVM into nanoseconds since its first chunk began. One clock for all chunks of a JVM: each chunk
 * pairs ticks and wall time anew, some microseconds off, which would tear apart what belongs together at the border.
 */
record TickClock(long originTicks, long ticksPerSecond) {
    private static final long SECOND = 1_000_000_000L;

    static TickClock of(ChunkHeader first) {
        return new TickClock(first.startTicks(), first.ticksPerSecond());
    }

    long nanos(long ticks) {
        long since = ticks - originTicks;
        if (ticksPerSecond == SECOND) {
            return since;
        }
        long seconds = Math.floorDiv(since, ticksPerSecond);
        return seconds * SECOND + Math.floorMod(since, ticksPerSecond) * SECOND / ticksPerSecond;
    }

    /** A length of time, as the JDK converts it. */
    long length(long ticks) {
        return (long) (ticks / (ticksPerSecond / 1e9));
    }
}
