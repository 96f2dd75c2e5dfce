package dev.awaitscope.reports.timeline;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The feature version in what a JVM calls itself: {@code OpenJDK 64-Bit Server VM (17.0.15+6-Debian-1) for ..}. */
final class JavaVersion {
    private static final Pattern VERSION = Pattern.compile("\\((\\d+)[.+-]");

    private JavaVersion() {}

    static int of(String jvm) {
        Matcher found = VERSION.matcher(jvm);
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }
}
