package dev.awaitscope.demos;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The command line of one demo: each option it knows with its value, read from {@code --name value} pairs. An option
 * whose default is {@code false} is a flag and takes no value. Immutable.
 *
 * @param program
 *            the demo's name, which opens each complaint
 * @param values
 *            option name, without the dashes, to value; in the order in which they are listed to the user
 */
public record Options(String program, SequencedMap<String, String> values) {
    private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)(us|ms|s|m)");

    public Options {
        values = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(values));
    }

    /** What a demo does with its options. */
    @FunctionalInterface
    public interface Body {
        /**
         * Does it, printing to {@code out}.
         *
         * @throws Exception
         *             a {@link DemoException} for what the user can mend; anything else is a fault of the demo
         */
        void run(Options options, PrintStream out) throws Exception;
    }

    /** Options with their defaults, given as name, default, name, default, .. */
    public static Options of(String program, String... namesAndDefaults) {
        SequencedMap<String, String> defaults = new LinkedHashMap<>();
        for (int i = 0; i < namesAndDefaults.length; i += 2) {
            defaults.put(namesAndDefaults[i], namesAndDefaults[i + 1]);
        }
        return new Options(program, defaults);
    }

    /**
     * Runs a demo on a command line and returns its exit code: 0 done, 1 refused, 2 misused. A complaint is one line on
     * {@code err}. {@code --help} prints the options and does nothing else.
     */
    public int run(String[] arguments, PrintStream out, PrintStream err, Body body) throws Exception {
        if (List.of(arguments).contains("--help")) {
            values.forEach((name, value) -> out.println("--" + name + " (" + value + ")"));
            return 0;
        }
        try {
            body.run(read(arguments), out);
            return 0;
        } catch (DemoException e) {
            err.println(program + ": " + e.getMessage());
            return e.exitCode();
        }
    }

    /** These options with the values of a command line in place of the defaults. */
    public Options read(String... arguments) throws DemoException {
        SequencedMap<String, String> read = new LinkedHashMap<>(values);
        for (int i = 0; i < arguments.length; i++) {
            String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
            String present = values.get(name);
            if (present == null) {
                throw DemoException.misused("unknown option " + arguments[i] + ", valid are " + names());
            } else if (present.equals("false")) {
                read.put(name, "true");
            } else if (i + 1 < arguments.length) {
                read.put(name, arguments[++i]);
            } else {
                throw DemoException.misused("--" + name + " needs a value, for example " + present);
            }
        }
        return new Options(program, read);
    }

    /** An option's value as it was written, or its default. */
    public String text(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(program + " declares no option " + name);
        }
        return value;
    }

    /** Whether a flag was given. */
    public boolean flag(String name) {
        return Boolean.parseBoolean(text(name));
    }

    /** A whole number between two bounds, both included. */
    public long number(String name, long least, long most) throws DemoException {
        try {
            long value = Long.parseLong(text(name));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException _) {
            // The same complaint serves both
        }
        throw misused(name, "a whole number from " + least + " to " + most);
    }

    /** As {@link #number}, for bounds that fit an {@code int}. */
    public int count(String name, int least, int most) throws DemoException {
        return (int) number(name, least, most);
    }

    /** A length of time such as {@code 500ms}, {@code 2.5s} or {@code 1m}. */
    public Duration duration(String name) throws DemoException {
        Matcher matcher = DURATION.matcher(text(name));
        if (!matcher.matches()) {
            throw misused(name, "a time with its unit (us, ms, s or m), for example 500ms");
        }
        long unitNanos = switch (matcher.group(2)) {
            case "us" -> 1_000;
            case "ms" -> 1_000_000;
            case "s" -> 1_000_000_000;
            default -> 60_000_000_000L;
        };
        BigDecimal nanos = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unitNanos));
        if (nanos.compareTo(BigDecimal.valueOf(Duration.ofDays(1).toNanos())) > 0) {
            throw misused(name, "a time of at most a day");
        }
        return Duration.ofNanos(nanos.longValue());
    }

    /** One of an enum's constants, written in lower case. */
    public <E extends Enum<E>> E choice(String name, Class<E> choices) throws DemoException {
        String value = text(name);
        for (E choice : choices.getEnumConstants()) {
            if (label(choice).equals(value)) {
                return choice;
            }
        }
        throw misused(name, "one of " + labels(choices));
    }

    /** As {@link #choice}, or {@code all} for every constant in order. */
    public <E extends Enum<E>> List<E> choices(String name, Class<E> choices) throws DemoException {
        if (text(name).equals("all")) {
            return List.of(choices.getEnumConstants());
        }
        for (E choice : choices.getEnumConstants()) {
            if (label(choice).equals(text(name))) {
                return List.of(choice);
            }
        }
        throw misused(name, "one of " + labels(choices) + ", all");
    }

    /** How a constant is written on a command line and in a table. */
    public static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String labels(Class<? extends Enum<?>> choices) {
        return Arrays.stream(choices.getEnumConstants()).map(Options::label).collect(Collectors.joining(", "));
    }

    private String names() {
        return values.keySet().stream().map(name -> "--" + name).collect(Collectors.joining(" "));
    }

    private DemoException misused(String name, String needed) {
        return DemoException.misused("--" + name + " " + text(name) + ": needs " + needed);
    }
}
