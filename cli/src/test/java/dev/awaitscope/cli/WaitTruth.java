package dev.awaitscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;

/**
 * What a program says of one of its waits.
 *
 * @param way how it waited
 * @param threads platform or virtual
 * @param waker the name of who ended it; after a {@code ~} a pattern for it; null where it was no thread
 * @param nanos the length of the call by the program's clock
 * @param forcedNanos what it must have waited at least: from when it was seen waiting to when it was woken
 */
record WaitTruth(String way, String threads, String thread, long threadId, String kind, @Nullable String blocker,
        @Nullable String waker, long wakerId, String wokenBy, long epochNanos, long nanos, long forcedNanos) {
    static WaitTruth parse(String line) {
        String[] fields = line.split("\t", -1);
        assertThat(fields).as(line).hasSize(13).startsWith("wait");
        return new WaitTruth(fields[1], fields[2], fields[3], Long.parseLong(fields[4]), fields[5], orNull(fields[6]),
                orNull(fields[7]), Long.parseLong(fields[8]), fields[9], Long.parseLong(fields[10]),
                Long.parseLong(fields[11]), Long.parseLong(fields[12]));
    }

    private static @Nullable String orNull(String field) {
        return field.equals("null") ? null : field;
    }

    boolean isWokenBy(@Nullable Object name, @Nullable Object id) {
        if (waker == null) {
            return name == null;
        }
        if (waker.startsWith("~")) {
            return name != null && name.toString().matches(waker.substring(1));
        }
        return waker.equals(name) && Long.valueOf(wakerId).equals(id);
    }
}
