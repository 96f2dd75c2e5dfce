package dev.awaitscope.cli.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a bench of the servers is to do.
 *
 * @param works one scenario each
 * @param modes the runs compared, at least one; the first is the baseline
 * @param connections clients of the closed loop, or most connections at once of the open one
 * @param rate requests per second, 0 for a closed loop
 * @param burst clients that come at once, 0 for no such scenario
 * @param workers threads of the pool
 * @param rounds untraced rounds of each scenario and mode
 * @param seconds length of the counted part of a round
 * @param requests asked in each round in place of a length, 0 for that
 * @param backlog connections that may wait to be accepted
 * @param keepAlive whether connections stay open, where a mode can hold them
 * @param control whether the first mode runs a second time, to show what is no difference
 * @param traced whether a traced pass follows
 */
record ServersPlan(List<Work> works, List<Mode> modes, int connections, int rate, int burst, int workers, int rounds,
        int seconds, int requests, int backlog, boolean keepAlive, boolean control, boolean traced) {
    private static final int CLIENT_WARM_UP_MILLIS = 300;
    /** As many as the lecture counted the system calls of. */
    private static final int COUNTED_REQUESTS = 1_000;
    /** Fewer would drown in what else a JVM does. */
    private static final int LEAST_HELD = 1_000;
    /** Passes beside the rounds: system calls, open connections. */
    private static final int ASIDE = 2;

    ServersPlan {
        works = List.copyOf(works);
        modes = List.copyOf(modes);
    }

    /** The options in force, for the result's file. */
    Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("work", works.stream().map(Work::label).collect(Collectors.joining(",")));
        options.put("mode", modes.stream().map(Mode::label).collect(Collectors.joining(",")));
        options.put("connections", Integer.toString(connections));
        options.put("rate", Integer.toString(rate));
        options.put("burst", Integer.toString(burst));
        options.put("workers", Integer.toString(workers));
        options.put("rounds", Integer.toString(rounds));
        options.put("seconds", Integer.toString(seconds));
        options.put("requests", Integer.toString(requests));
        options.put("backlog", Integer.toString(backlog));
        options.put("keepAlive", Boolean.toString(keepAlive));
        options.put("control", Boolean.toString(control));
        return options;
    }

    /** A steady load, that warms up the server or measures a cold one. */
    Load steadyLoad(int warmUpMillis, int countedSeconds) {
        return new Load(0, connections, rate, warmUpMillis, countedSeconds * 1_000);
    }

    /** A counted round on a warm server: only its connections have to be there. */
    Load steadyLoad() {
        return requests > 0 ? new Load(0, connections, 0, CLIENT_WARM_UP_MILLIS, seconds * 1_000, requests)
                : steadyLoad(CLIENT_WARM_UP_MILLIS, seconds);
    }

    /** Who is compared; the first is the one the others are compared with. */
    List<Contestant> contestants() {
        List<Contestant> contestants = new ArrayList<>(
                modes.stream().map(mode -> new Contestant(mode, false)).toList());
        if (control) {
            contestants.add(new Contestant(modes.getFirst(), true));
        }
        return contestants;
    }

    /** What the server of a mode is told. */
    ServerOptions server(Mode mode, Work work, @Nullable String database) {
        return new ServerOptions(mode, work, workers, backlog, keepAlive, database, workers);
    }

    /** A server that keeps connections open, whatever the rounds do. */
    ServerOptions keepingServer(Mode mode, Work work, @Nullable String database) {
        return new ServerOptions(mode, work, workers, backlog, true, database, workers);
    }

    /** How many are kept open to see what they take. */
    int heldConnections() {
        return Math.max(connections, LEAST_HELD);
    }

    /** A load whose system calls are counted. */
    Load countedLoad() {
        return new Load(0, connections, 0, 0, 10_000, COUNTED_REQUESTS);
    }

    /** How connections are used, as half a sentence. */
    String connecting() {
        return keepAlive ? "connections stay open where the mode can hold them"
                : "each client opens a connection per request";
    }

    /** The clients that come at once. */
    Load burstLoad() {
        return new Load(burst, connections, 0, CLIENT_WARM_UP_MILLIS, 0);
    }

    /** How a steady scenario is headed. */
    String steadyTitle(Work work) {
        return work.label() + ", " + (rate > 0 ? rate + " requests/s, open loop"
                : "closed loop, " + connections + " clients")
                + (keepAlive ? ", connections kept" : "");
    }

    /** Number of loads a whole bench puts on servers, for a progress bar. */
    int steps() {
        int scenariosOfFirst = burst > 0 ? 2 : 1;
        int scenarios = works.size() - 1 + scenariosOfFirst;
        int perServer = scenarios * rounds + works.size();
        return perServer * contestants().size() + (traced ? scenarios + ASIDE : 0) * modes.size();
    }
}
