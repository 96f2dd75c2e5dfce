package dev.awaitscope.cli;

import dev.awaitscope.reports.finding.Findings;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import picocli.CommandLine.ITypeConverter;

/** A sort of finding on the command line. */
final class FindingName implements ITypeConverter<String> {
    /** Any that says that something is wrong, and is at least likely. */
    static final String ANY = "any";

    @Override
    public String convert(String word) {
        SequencedMap<String, String> known = new LinkedHashMap<>();
        Findings.names().forEach(name -> known.put(name, name));
        known.put(ANY, ANY);
        return Choice.of("finding", word, known);
    }

    /** For help and completion. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Findings.names().iterator();
        }
    }
}
