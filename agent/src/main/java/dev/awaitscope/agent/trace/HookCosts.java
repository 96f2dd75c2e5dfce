package dev.awaitscope.agent.trace;

import dev.awaitscope.agent.event.AgentCost;
import java.util.List;

/** What the hooks cost the program: how often each was called, and how long that took. */
public final class HookCosts {
    private static final int BLOCKS = 500;
    private static final int READINGS = 64;

    private final List<HookMeter> meters;
    /** What one reading of the clock takes, which is in each measured time. */
    private volatile double clockNanos;

    HookCosts(List<HookMeter> meters) {
        this.meters = List.copyOf(meters);
    }

    /**
     * Finds out what a reading of the clock takes: two milliseconds or less, on a thread of the agent. The least of many
     * blocks counts: the first ones are interpreted, and another thread may come between.
     */
    public void calibrate() {
        double least = Double.MAX_VALUE;
        for (int block = 0; block < BLOCKS; block++) {
            least = Math.min(least, (double) readings() / READINGS);
        }
        clockNanos = Math.max(0, least);
    }

    private static long readings() {
        long begun = System.nanoTime();
        long now = begun;
        for (int i = 0; i < READINGS; i++) {
            now = System.nanoTime();
        }
        return now - begun;
    }

    /** Writes a row for each hook that was called. */
    public void write() {
        String method = "1 call in " + HookMeter.TIMED + " timed while the program ran, less "
                + Math.round(clockNanos) + " ns for reading the clock";
        for (HookMeter meter : meters) {
            long calls = meter.calls();
            if (calls > 0) {
                AgentCost event = new AgentCost();
                event.part = "hook " + meter.hook();
                event.calls = calls;
                event.timedCalls = meter.timed();
                event.callCost = Math.round(callNanos(meter));
                event.cpuTime = Math.round(calls * callNanos(meter));
                event.estimated = true;
                event.method = method;
                event.commit();
            }
        }
    }

    private double callNanos(HookMeter meter) {
        return Math.max(0, meter.meanNanos() - clockNanos);
    }

    /** How often hooks were called. */
    public long calls() {
        return meters.stream().mapToLong(HookMeter::calls).sum();
    }

    /** What all these calls took, as far as it is known. */
    public long nanos() {
        return Math.round(meters.stream().mapToDouble(meter -> meter.calls() * callNanos(meter)).sum());
    }
}
