package dev.awaitscope.reports.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The mean of a number over time, in buckets of equal length. Not thread-safe. */
final class Buckets {
    private final long bucketNanos;
    private final long duration;
    /** Number times nanoseconds, of the intervals' ends; what goes through whole buckets is in the steps. */
    private final double[] sums;
    private final double[] steps;

    Buckets(long duration, int count) {
        this.duration = duration;
        this.bucketNanos = Math.max(1, Math.ceilDiv(duration, count));
        this.sums = new double[(int) Math.ceilDiv(duration, bucketNanos)];
        this.steps = new double[sums.length + 1];
    }

    long bucketNanos() {
        return bucketNanos;
    }

    /** Adds a number that holds in {@code [from, to)}; what is outside the whole is left out. */
    void add(long from, long to, double number) {
        long start = Math.max(0, from);
        long end = Math.min(duration, to);
        if (start >= end) {
            return;
        }
        int first = (int) (start / bucketNanos);
        int last = (int) ((end - 1) / bucketNanos);
        if (first == last) {
            sums[first] += number * (end - start);
            return;
        }
        sums[first] += number * ((first + 1) * bucketNanos - start);
        sums[last] += number * (end - last * bucketNanos);
        steps[first + 1] += number;
        steps[last] -= number;
    }

    List<Double> means() {
        List<Double> means = new ArrayList<>(sums.length);
        double[] totals = totals();
        for (int i = 0; i < totals.length; i++) {
            means.add(rounded(totals[i] / length(i)));
        }
        return List.copyOf(means);
    }

    /** The means over that part of each bucket for which {@code known} is 1 and not 0; 0 where this is no part. */
    List<Double> means(Buckets known) {
        List<Double> means = new ArrayList<>(sums.length);
        double[] totals = totals();
        double[] parts = known.totals();
        for (int i = 0; i < totals.length; i++) {
            means.add(parts[i] < 1 ? 0 : rounded(totals[i] / parts[i]));
        }
        return List.copyOf(means);
    }

    /** The mean over the part for which {@code known} is 1. */
    double mean(Buckets known) {
        double part = Arrays.stream(known.totals()).sum();
        return part < 1 ? 0 : rounded(Arrays.stream(totals()).sum() / part);
    }

    private double[] totals() {
        double[] totals = new double[sums.length];
        double through = 0;
        for (int i = 0; i < sums.length; i++) {
            through += steps[i];
            totals[i] = sums[i] + through * length(i);
        }
        return totals;
    }

    private long length(int bucket) {
        return Math.min(bucketNanos, duration - bucket * bucketNanos);
    }

    double mean() {
        return rounded(Arrays.stream(totals()).sum() / duration);
    }

    /** More digits would differ by the order of additions, and mean nothing. */
    private static double rounded(double value) {
        double rounded = Math.round(value * 10_000) / 10_000.0;
        return rounded == 0 ? 0 : rounded;
    }
}
