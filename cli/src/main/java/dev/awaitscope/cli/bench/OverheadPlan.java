package dev.awaitscope.cli.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a bench of the agent's own cost is to do.
 *
 * @param workloads the programs, each with and without a wait of 5 ms
 * @param rounds paired rounds of each cell
 * @param millis length of the counted part of a round
 * @param warmUpMillis how long each JVM runs under load before its first round
 */
record OverheadPlan(List<Workload> workloads, int rounds, int millis, int warmUpMillis) {
    static final List<Work> WORKS = List.of(Work.HELLO, Work.SLEEP);
    /** Of the machine, or of what the untraced server answers when it is saturated: whichever is less. */
    static final double OPEN_LOOP_SHARE = 0.6;
    static final int POOL_WORKERS = 8;
    static final int WAITING_PAIRS = 64;
    private static final int ROUND_WARM_UP_MILLIS = 200;
    private static final int SATURATING_CLIENTS = 32;
    /** With 5 ms of waiting so many could be answered 51,200 times a second: no server here is. */
    private static final int SATURATING_WAITING_CLIENTS = 256;
    private static final int MOST_CONNECTIONS = 2_000;

    OverheadPlan {
        workloads = List.copyOf(workloads);
    }

    /** The options in force, for the result's file. */
    Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("workload", workloads.stream().map(Workload::label).collect(Collectors.joining(",")));
        options.put("rounds", Integer.toString(rounds));
        options.put("millis", Integer.toString(millis));
        options.put("warmUpMillis", Integer.toString(warmUpMillis));
        return options;
    }

    /** What makes a JVM warm. */
    Load warmUp(Workload workload, Work work) {
        return new Load(0, clients(workload, work), 0, 0, warmUpMillis);
    }

    /** As many requests as are answered. */
    Load saturating(Workload workload, Work work) {
        return new Load(0, clients(workload, work), 0, ROUND_WARM_UP_MILLIS, millis);
    }

    /** So many requests a second, answered or not. */
    Load open(int rate) {
        return new Load(0, MOST_CONNECTIONS, rate, ROUND_WARM_UP_MILLIS, millis);
    }

    /** Number of rounds and warm-ups of all variants, for a progress bar. */
    int steps() {
        int variants = Variant.values().length;
        int cells = workloads.stream().mapToInt(workload -> workload.mode() == null ? 1 : 2).sum() * WORKS.size() + 1;
        long servers = workloads.stream().filter(workload -> workload.mode() != null).count();
        return variants * (rounds * cells + workloads.size() * WORKS.size())
                + (int) servers * WORKS.size() * OverheadBench.CALIBRATIONS;
    }

    static int clients(Workload workload, Work work) {
        return work == Work.SLEEP && workload != Workload.POOL ? SATURATING_WAITING_CLIENTS : SATURATING_CLIENTS;
    }
}
