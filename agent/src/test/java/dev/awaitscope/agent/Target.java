package dev.awaitscope.agent;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a wait happens: every combination of JDK and kind of thread there is.
 *
 * @param jdk
 *            the JDK
 * @param threads
 *            platform or virtual
 */
record Target(Jdk jdk, String threads) {
    static List<Target> all() {
        List<Target> targets = new ArrayList<>();
        for (Jdk jdk : Jdk.all()) {
            targets.add(new Target(jdk, "platform"));
            if (jdk.hasVirtualThreads()) {
                targets.add(new Target(jdk, "virtual"));
            }
        }
        return targets;
    }

    boolean virtual() {
        return threads.equals("virtual");
    }

    @Override
    public String toString() {
        return jdk + ", " + threads + " threads";
    }
}
