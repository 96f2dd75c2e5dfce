package dev.awaitscope.cli;

import dev.awaitscope.reports.finding.Limit;
import dev.awaitscope.reports.finding.Limit.Statistic;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a limit: {@code queue.p99=5ms}, {@code lock.count=100}. */
final class LimitConverter implements ITypeConverter<Limit> {
    private static final Pattern FORM = Pattern.compile("([a-z-]+)\\.([a-z0-9]+)=(.+)");
    private static final Pattern COUNT = Pattern.compile("\\d{1,15}");

    @Override
    public Limit convert(String value) {
        Matcher matcher = FORM.matcher(value);
        if (!matcher.matches()) {
            throw new TypeConversionException("'" + value + "' is no limit; write queue.p99=5ms or lock.count=100");
        }
        String what = matcher.group(1);
        if (!Limit.isKnown(what)) {
            throw new TypeConversionException("nothing is called '" + what + "'; there are "
                    + String.join(", ", Limit.words()));
        }
        SequencedMap<String, Statistic> known = Choice.byWord(Statistic.values(),
                statistic -> statistic.name().toLowerCase(Locale.ROOT));
        Statistic statistic = Choice.of("number", matcher.group(2), known);
        return new Limit(what, statistic, most(statistic, matcher.group(3)));
    }

    private static long most(Statistic statistic, String value) {
        if (statistic != Statistic.COUNT) {
            return new DurationConverter().convert(value).toNanos();
        }
        if (!COUNT.matcher(value).matches()) {
            throw new TypeConversionException("'" + value + "' is no number of times");
        }
        return Long.parseLong(value);
    }
}
