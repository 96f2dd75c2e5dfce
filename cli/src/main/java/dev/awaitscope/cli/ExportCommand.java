package dev.awaitscope.cli;

import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.export.ExportFile;
import dev.awaitscope.reports.export.ExportFormat;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code export}: a recording for other tools. */
@Command(name = "export", sortOptions = false, description = {"Write a recording in a format of other tools:",
        "chrome: states, waits, tasks and wake-ups, for ui.perfetto.dev.",
        "collapsed: stacks of waits, a file per state, for flame graphs.",
        "csv: tables of threads, slices, waits and tasks.", "json: everything, one by one."})
final class ExportCommand implements Callable<Integer> {
    private static final SequencedMap<String, ExportFormat> FORMATS = Choice.byWord(ExportFormat.values(),
            ExportFormat::label);

    @Mixin
    private RecordingPaths paths = new RecordingPaths();

    @Option(names = "--format", required = true, paramLabel = "FORMAT", description = "${COMPLETION-CANDIDATES}.", completionCandidates = Formats.class, converter = FormatConverter.class)
    private ExportFormat format = ExportFormat.JSON;

    @Option(names = "-o", paramLabel = "OUT", description = "The file, or for collapsed and csv the folder, whose files"
            + " are replaced (default: trace.json, run.json, and the folders collapsed and csv; a number is added if that"
            + " is there).")
    private @Nullable Path output;

    @Mixin
    private Sharing sharing = new Sharing();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Problem {
        if (!format.several()) {
            return single(OutputFile.of(output, format == ExportFormat.CHROME ? "trace.json" : "run.json"));
        }
        Path folder = output == null ? OutputFile.free(Path.of(format.label())) : output;
        checkFolder(folder);
        Recorded recorded = paths.read();
        RunReport report = sharing.shown(recorded.single());
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new Problem(ExitCode.FAILED, folder + ": cannot be created; choose another folder with -o", failure);
        }
        for (ExportFile file : format.files(report)) {
            write(file, OutputFile.of(folder.resolve(file.name()), file.name()));
        }
        return said(recorded);
    }

    private int single(OutputFile out) throws Problem {
        Recorded recorded = paths.read();
        write(format.files(sharing.shown(recorded.single())).getFirst(), out);
        return said(recorded);
    }

    private static void checkFolder(Path folder) throws Problem {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new Problem(ExitCode.FAILED, folder + ": is a file; this format has several, name a folder with -o");
        }
    }

    private void write(ExportFile file, OutputFile out) throws Problem {
        out.write(path -> {
            try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(path))) {
                file.content().writeTo(stream);
            }
        });
        spec.commandLine().getOut().println(out.path());
    }

    private int said(Recorded recorded) {
        PrintWriter out = spec.commandLine().getOut();
        out.flush();
        return recorded.exitCode(spec.commandLine().getErr());
    }

    static final class Formats implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return FORMATS.sequencedKeySet().iterator();
        }
    }

    static final class FormatConverter implements ITypeConverter<ExportFormat> {
        @Override
        public ExportFormat convert(String word) {
            return Choice.of("format", word, FORMATS);
        }
    }
}
