package dev.awaitscope.cli;

import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.WaitFilter;
import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.json.JsonWaits;
import dev.awaitscope.reports.text.TextWaits;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code waits}: every wait of a recording, one by one. */
@Command(name = "waits", sortOptions = false, description = "List the waits of a recording, each with who ended it.")
final class WaitsCommand implements Callable<Integer> {
    private static final SequencedMap<String, WaitKind> KINDS = Choice.byWord(WaitKind.values(), WaitKind::label);

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Recordings (.jfr, also packed with gzip) or folders"
            + " of a JFR repository.")
    private List<Path> files = List.of();

    @Option(names = "--json", description = "Print JSON: nanoseconds as integers, one order, no time of making.")
    private boolean json;

    @Option(names = "--thread", paramLabel = "N", description = "Only those of the thread with this id.")
    private @Nullable Long threadId;

    @Option(names = "--kind", paramLabel = "KIND", description = "Only those of this kind: ${COMPLETION-CANDIDATES}."
            + " Without it, all but idle, which is no waiting.", completionCandidates = Kinds.class, converter = KindConverter.class)
    private @Nullable WaitKind kind;

    @Option(names = "--min", paramLabel = "TIME", defaultValue = "0ms", converter = DurationConverter.class, description = "Only"
            + " those at least this long, for example 1ms.")
    private Duration min = Duration.ZERO;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Problem, IOException {
        Recorded recorded = Recorded.read(files);
        WaitFilter filter = new WaitFilter(threadId, kind, min.toNanos());
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            JsonWaits.write(recorded.single(), filter, System.out);
            System.out.flush();
        } else {
            for (RunReport report : recorded.reports()) {
                TextWaits.write(report, filter, out, Ansi.AUTO.enabled());
            }
        }
        out.flush();
        return recorded.exitCode(spec.commandLine().getErr());
    }

    static final class Kinds implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return KINDS.sequencedKeySet().iterator();
        }
    }

    static final class KindConverter implements ITypeConverter<WaitKind> {
        @Override
        public WaitKind convert(String word) {
            return Choice.of("kind of wait", word, KINDS);
        }
    }
}
