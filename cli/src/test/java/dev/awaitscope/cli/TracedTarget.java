package dev.awaitscope.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A JDK that programs can be traced on, and the kind of their threads.
 *
 * @param feature its release: 17, or 25 and newer
 * @param home where it is
 * @param threads platform or virtual
 */
record TracedTarget(int feature, Path home, String threads) {
    /** All there are on this machine: the tests' own JDK is one of them. */
    static List<TracedTarget> all() {
        Map<Integer, Path> homes = new TreeMap<>();
        for (Jdks.Jdk jdk : Jdks.find()) {
            int feature = Runtime.Version.parse(jdk.version()).feature();
            if (feature == 17 || feature >= 25) {
                homes.putIfAbsent(feature, jdk.home());
            }
        }
        List<TracedTarget> targets = new ArrayList<>();
        homes.forEach((feature, home) -> {
            targets.add(new TracedTarget(feature, home, "platform"));
            if (feature >= 21) {
                targets.add(new TracedTarget(feature, home, "virtual"));
            }
        });
        return targets;
    }

    boolean virtual() {
        return threads.equals("virtual");
    }

    @Override
    public String toString() {
        return "JDK " + feature + ", " + threads + " threads";
    }
}
