package dev.awaitscope.reports.html;

import dev.awaitscope.reports.Distribution;

/** A distribution of lengths of time, each number with its key. */
record Lengths(Num count, Num total, Num p50, Num p90, Num p99, Num max) {
    static Lengths of(String key, Distribution lengths) {
        return new Lengths(Num.count(key + ".count", lengths.count()),
                Num.nanos(key + ".totalNanos", lengths.totalNanos()), Num.nanos(key + ".p50Nanos", lengths.p50Nanos()),
                Num.nanos(key + ".p90Nanos", lengths.p90Nanos()), Num.nanos(key + ".p99Nanos", lengths.p99Nanos()),
                Num.nanos(key + ".maxNanos", lengths.maxNanos()));
    }
}
