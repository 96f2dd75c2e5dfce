package dev.awaitscope.cli;

import dev.awaitscope.reports.WaitFilter;
import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.WaitTotals.By;
import dev.awaitscope.reports.json.JsonWaits;
import dev.awaitscope.reports.text.TextTotals;
import dev.awaitscope.reports.text.TextWaits;
import java.io.IOException;
import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code waits}: every wait of a recording, one by one. */
@Command(name = "waits", sortOptions = false, description = "List the waits of a recording, each with who ended it.")
final class WaitsCommand implements Callable<Integer> {
    private static final SequencedMap<String, WaitKind> KINDS = Choice.byWord(WaitKind.values(), WaitKind::label);
    private static final SequencedMap<String, By> BYS = Choice.byWord(By.values(),
            by -> by.name().toLowerCase(Locale.ROOT));

    @Mixin
    private ShownRecordings recordings = new ShownRecordings();

    @Option(names = "--by", paramLabel = "KEY", description = "Not one by one but summed by: ${COMPLETION-CANDIDATES};"
            + " the longest first.", completionCandidates = Keys.class, converter = KeyConverter.class)
    private @Nullable By by;

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
        By key = by;
        if (key == null) {
            WaitFilter filter = new WaitFilter(threadId, kind, min.toNanos());
            return recordings.show(spec,
                    ShownRecordings.each((report, out, ansi) -> TextWaits.write(report, filter, out, ansi)),
                    (recorded, out) -> JsonWaits.write(recorded.single(), filter, out));
        }
        if (recordings.json() || threadId != null || kind != null || !min.isZero()) {
            throw new ParameterException(spec.commandLine(), "--by sums all waits, as text; 'summary --json' has the"
                    + " sums as JSON");
        }
        return recordings.show(spec, ShownRecordings.each((report, out, ansi) -> TextTotals.write(report, key, out,
                ansi)), (_, _) -> {});
    }

    static final class Keys implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return BYS.sequencedKeySet().iterator();
        }
    }

    static final class KeyConverter implements ITypeConverter<By> {
        @Override
        public By convert(String word) {
            return Choice.of("key", word, BYS);
        }
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
