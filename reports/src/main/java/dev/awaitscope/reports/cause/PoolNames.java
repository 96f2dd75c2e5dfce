package dev.awaitscope.reports.cause;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of executors: they have none of their own, but what makes their threads names these alike. */
final class PoolNames {
    private static final Pattern NUMBER = Pattern.compile("[-# ]*(thread|worker)?[-# ]*\\d*$");

    private PoolNames() {}

    /** What the names have in common, without numbers; null where that is nothing. */
    static @Nullable String of(List<String> threads) {
        if (threads.isEmpty()) {
            return null;
        }
        String common = threads.getFirst();
        for (String thread : threads) {
            int length = 0;
            while (length < Math.min(common.length(), thread.length())
                    && common.charAt(length) == thread.charAt(length)) {
                length++;
            }
            common = common.substring(0, length);
        }
        String name = NUMBER.matcher(common).replaceFirst("");
        return name.isBlank() ? null : name;
    }
}
