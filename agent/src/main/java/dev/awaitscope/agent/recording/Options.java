package dev.awaitscope.agent.recording;

import dev.awaitscope.agent.instrument.Installer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The agent's options: {@code key=value}, with commas between them; a flag may stand alone.
 *
 * @param given
 *            the text as it was given
 * @param out
 *            the recording's file; may hold {@code %p} (process id) and {@code %t} (start time)
 * @param stackNanos
 *            waits at least this long get a stack trace
 * @param minimumNanos
 *            shorter waits are counted and summed, not recorded one by one
 * @param slices
 *            which slices of virtual threads are recorded
 * @param groups
 *            which groups of hooks are on
 * @param maxSize
 *            bytes; the recording keeps the newest of it
 * @param maxAgeNanos
 *            the recording keeps what is at most this old, chunks as a whole; 0 for no limit
 * @param delayNanos
 *            recording begins this long after the start
 * @param durationNanos
 *            recording ends this long after it began, and the hooks are removed; 0 for never
 * @param repository
 *            the folder in which JFR keeps what is not dumped yet; null for the JDK's choice
 * @param threads
 *            which threads are recorded
 * @param record
 *            whether anything is recorded; false installs the hooks, which then do nothing, and starts no recording
 * @param quiet
 *            whether nothing is said on standard error when all is well
 */
record Options(String given, String out, long stackNanos, long minimumNanos, Slices slices, NameFilter groups,
        long maxSize,
        long maxAgeNanos, long delayNanos, long durationNanos, @Nullable String repository, NameFilter threads,
        boolean record, boolean quiet) {
    private static final Set<String> NAMES = Set.of("out", "stacks", "min", "slices", "groups", "maxsize", "maxage",
            "delay", "duration", "repository",
            "threads", "record", "quiet");
    private static final Set<String> FLAGS = Set.of("record", "quiet");
    private static final String VALID = "valid are out, stacks, min, slices, groups, maxsize, maxage, delay,"
            + " duration, repository, threads, record, quiet";

    /** Which slices of virtual threads are recorded. */
    enum Slices {
        /** What follows from the waits that are recorded. */
        KEPT,
        /** Each mount. */
        ALL
    }

    static Options parse(@Nullable String arguments) throws OptionException {
        String given = arguments == null ? "" : arguments;
        Map<String, String> values = split(given);
        String repository = values.get("repository");
        return new Options(given, values.getOrDefault("out", "awaitscope-%p.jfr"),
                Quantity.nanos("stacks", values.getOrDefault("stacks", "1ms")),
                Quantity.nanos("min", values.getOrDefault("min", "20us")),
                slices(values.getOrDefault("slices", "kept")), NameFilter.parse(values.getOrDefault("groups", "")),
                Quantity.bytes("maxsize", values.getOrDefault("maxsize", "1g")),
                Quantity.nanos("maxage", values.getOrDefault("maxage", "0")),
                Quantity.nanos("delay", values.getOrDefault("delay", "0")),
                Quantity.nanos("duration", values.getOrDefault("duration", "0")), repository,
                NameFilter.parse(values.getOrDefault("threads", "")),
                flag("record", values.getOrDefault("record", "true")),
                flag("quiet", values.getOrDefault("quiet", "false")));
    }

    /** Why a group of hooks is not to be installed; null where it is. */
    @Nullable
    String whyOff(String group) {
        if (!groups.accepts(group)) {
            return "switched off by the option groups";
        }
        if (Installer.isOptional(group) && !groups.asksFor(group)) {
            return "off by default, since it costs more; groups=*+" + group + " switches it on";
        }
        if (group.equals("virtual-slices") && slices == Slices.KEPT) {
            return "slices=kept: between its waits of at least " + minimumNanos / 1000 + " us a virtual thread counts"
                    + " as running, also while it had no carrier, yielded or waited for less; slices=all records each"
                    + " mount";
        }
        return null;
    }

    private static Map<String, String> split(String given) throws OptionException {
        Map<String, String> values = new LinkedHashMap<>();
        for (String option : given.split(",", -1)) {
            int equals = option.indexOf('=');
            String name = (equals < 0 ? option : option.substring(0, equals)).trim();
            if (name.isEmpty() && equals < 0) {
                continue;
            }
            if (!NAMES.contains(name)) {
                throw new OptionException("unknown option '" + name + "'; " + VALID);
            }
            if (equals < 0 && !FLAGS.contains(name)) {
                throw new OptionException("option '" + name + "' needs a value: " + name + "=...");
            }
            String value = equals < 0 ? "true" : option.substring(equals + 1).trim();
            if (value.isEmpty()) {
                throw new OptionException("option '" + name + "' has an empty value");
            }
            values.put(name, value);
        }
        return values;
    }

    private static Slices slices(String value) throws OptionException {
        return switch (value) {
            case "kept" -> Slices.KEPT;
            case "all" -> Slices.ALL;
            default -> throw new OptionException("option 'slices' is kept or all, not '" + value + "'");
        };
    }

    private static boolean flag(String name, String value) throws OptionException {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new OptionException("option '" + name + "' is true or false, not '" + value + "'");
        };
    }
}
