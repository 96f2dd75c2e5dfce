package dev.awaitscope.cli;

import dev.awaitscope.reports.cause.PathQuery;
import dev.awaitscope.reports.cause.PathQuery.Of;
import java.util.Locale;
import java.util.SequencedMap;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads whose critical path is wanted: {@code run}, {@code thread:main}, {@code task:Order}, {@code request}. */
final class PathConverter implements ITypeConverter<PathQuery> {
    private static final SequencedMap<String, Of> KNOWN = Choice.byWord(Of.values(),
            of -> of.name().toLowerCase(Locale.ROOT));

    @Override
    public PathQuery convert(String value) {
        int colon = value.indexOf(':');
        String word = colon < 0 ? value : value.substring(0, colon);
        String name = colon < 0 ? "" : value.substring(colon + 1);
        Of of = Choice.of("path", word, KNOWN);
        boolean needed = of == Of.THREAD || of == Of.TASK || colon >= 0;
        if (needed && name.isEmpty()) {
            throw new TypeConversionException("'" + value + "' lacks a name; write " + word + ":NAME");
        }
        if (of == Of.RUN && !name.isEmpty()) {
            throw new TypeConversionException("'" + value + "' names something; there is one run only");
        }
        return new PathQuery(of, name);
    }
}
