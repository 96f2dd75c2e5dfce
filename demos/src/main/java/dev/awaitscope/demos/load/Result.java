package dev.awaitscope.demos.load;

import dev.awaitscope.demos.Options;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * What a run has found out, and its JSON form.
 *
 * @param cpu
 *            processor time of the load generator itself, warm-up included
 * @param saturated
 *            whether the load generator was too busy for its figures to be the server's
 */
record Result(Plan plan, Tally tally, CpuTime cpu, boolean saturated) {
    private static final int SCHEMA = 1;

    /** The window's length, or for a burst the time from its start to the end of its last request. */
    double seconds() {
        return (plan.isCounted() ? tally.lastEndNanos() : plan.durationNanos()) / 1e9;
    }

    /** Right answers per second. */
    double throughput() {
        return seconds() == 0 ? 0 : tally.answersInWindow() / seconds();
    }

    /** One document, described at {@link LoadGenerator}. */
    String json() {
        return String.format(Locale.ROOT, """
                {
                  "schema": %d,
                  "scenario": "%s",
                  "connections": %d,
                  "burst": %d,
                  "rate": %d,
                  "threads": %d,
                  "warmupNanos": %d,
                  "durationNanos": %d,
                  "timeoutNanos": %d,
                  "keepAlive": %b,
                  "opened": %d,
                  "requests": %d,
                  "failed": {%s},
                  "seconds": %s,
                  "throughput": %s,
                  "latency": %s,
                  "lateness": %s,
                  "histogram": "%s",
                  "cpu": {"userNanos": %d, "systemNanos": %d},
                  "busy": %s,
                  "saturated": %b
                }""", SCHEMA, Options.label(plan.scenario()), plan.connections(), plan.burst(), plan.rate(),
                plan.threads(), plan.warmUpNanos(), plan.durationNanos(),
                plan.target().timeoutNanos(), plan.target().keepAlive(), tally.connectionsOpened(), tally.requests(),
                failures(), decimal(seconds()), decimal(throughput()),
                percentiles(tally.latency), percentiles(tally.lateness), encoded(tally.latency),
                cpu.userNanos(), cpu.systemNanos(), decimal(tally.busyShare()), saturated);
    }

    private String failures() {
        return Arrays.stream(Failure.values())
                .map(failure -> "\"" + Options.label(failure) + "\": " + tally.failures(failure))
                .collect(Collectors.joining(", "));
    }

    private static String percentiles(Histogram nanos) {
        return String.format(Locale.ROOT, "{\"p50\": %d, \"p90\": %d, \"p99\": %d, \"max\": %d, \"mean\": %d}",
                nanos.getValueAtPercentile(50), nanos.getValueAtPercentile(90), nanos.getValueAtPercentile(99),
                nanos.getMaxValue(), Math.round(nanos.getMean()));
    }

    static String encoded(Histogram histogram) {
        ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%.6f", value);
    }
}
