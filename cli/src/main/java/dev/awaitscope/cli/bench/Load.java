package dev.awaitscope.cli.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * What clients do to a server.
 *
 * @param burst clients that come at once, 0 for a steady load
 * @param connections clients of a steady load, and of the warm-up of a burst
 * @param rate requests per second of a steady load, 0 for as fast as the answers come
 * @param warmUpMillis how long they ask before anything is counted
 * @param countedMillis length of the counted part of a steady load
 * @param requests how many are asked in a closed loop, in place of a length; 0 for that
 */
record Load(int burst, int connections, int rate, int warmUpMillis, int countedMillis, int requests) {
    Load(int burst, int connections, int rate, int warmUpMillis, int countedMillis) {
        this(burst, connections, rate, warmUpMillis, countedMillis, 0);
    }

    /** How long it takes by itself, rounded up. */
    long seconds() {
        return ((long) warmUpMillis + countedMillis) / 1_000 + 1;
    }

    /** The command line of the clients. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("--connections", Integer.toString(connections), "--warmup",
                warmUpMillis + "ms"));
        if (burst > 0) {
            arguments.addAll(List.of("--burst", Integer.toString(burst)));
        } else if (requests > 0) {
            arguments.addAll(List.of("--requests", Integer.toString(requests)));
        } else {
            arguments.addAll(List.of("--rate", Integer.toString(rate), "--duration", countedMillis + "ms"));
        }
        return arguments;
    }
}
