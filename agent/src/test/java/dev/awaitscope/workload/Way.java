package dev.awaitscope.workload;

import java.util.ArrayList;
import java.util.List;

/**
 * A way to wait, one row of the table of coverage.
 *
 * @param name
 *            as a programmer calls it; where the same call may end in two ways, with the way in which it ends
 * @param since
 *            the first release of the JDK that has it
 * @param wokenBy
 *            what ends the wait: thread, timer, io or process
 * @param factory
 *            makes one such call
 */
record Way(String name, int since, String wokenBy, Factory factory) {
    /** Makes a call, once for each wait. */
    interface Factory {
        Wait.Call make() throws Exception;
    }

    static Way byThread(String name, Factory factory) {
        return new Way(name, 17, "thread", factory);
    }

    static Way byTimer(String name, Factory factory) {
        return new Way(name, 17, "timer", factory);
    }

    static Way byInputOutput(String name, Factory factory) {
        return new Way(name, 17, "io", factory);
    }

    Way since(int release) {
        return new Way(name, release, wokenBy, factory);
    }

    boolean isHere() {
        return Runtime.version().feature() >= since;
    }

    /** The whole table. */
    static List<Way> all() {
        List<Way> all = new ArrayList<>();
        all.addAll(LockWays.all());
        all.addAll(QueueWays.all());
        all.addAll(TaskWays.all());
        all.addAll(ThreadWays.all());
        all.addAll(StreamWays.all());
        all.addAll(NetworkWays.all());
        return all;
    }
}
