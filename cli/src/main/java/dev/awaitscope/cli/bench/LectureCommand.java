package dev.awaitscope.cli.bench;

import dev.awaitscope.cli.CommonOptions;
import dev.awaitscope.cli.ExitCode;
import dev.awaitscope.cli.MarkedSection;
import dev.awaitscope.cli.Problem;
import dev.awaitscope.cli.Progress;
import dev.awaitscope.cli.Signals;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench lecture}: each claim of the lecture that began this project, against this machine. */
@Command(name = "lecture", sortOptions = false, description = {
        "Run the programs of the lecture on asynchronous programming behind this project, and put what they show here"
                + " beside what was claimed.",
        "Takes about four minutes on two cores."})
public final class LectureCommand implements Callable<Integer> {
    private static final String SECTION = "bench-lecture";

    @Option(names = "--from", paramLabel = "DIR", description = "Run nothing; show what is in the folder of an earlier run.")
    private @Nullable Path from;

    @Option(names = "--docs", paramLabel = "FILE", description = "Write it into a Markdown file, between its lines"
            + " '<!-- begin bench-lecture -->' and '<!-- end bench-lecture -->', in place of the terminal.")
    private @Nullable Path docs;

    @Mixin
    private ResultsOption results = new ResultsOption();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Problem {
        Path earlier = from;
        Lecture lecture = earlier == null ? measured() : new Lecture(BenchFolder.of(earlier));
        String text = lecture.markdown();
        if (docs != null) {
            MarkedSection.write(docs, SECTION, text);
        } else {
            PrintWriter out = spec.commandLine().getOut();
            out.print(text);
            out.flush();
        }
        return ExitCode.DONE;
    }

    private Lecture measured() throws Problem {
        Lecture lecture = new Lecture(results.create());
        Thread bench = Thread.currentThread();
        Signals.handle(_ -> bench.interrupt());
        try (Progress progress = Progress.start("bench lecture", Lecture.STEPS)) {
            lecture.run(progress);
        } catch (InterruptedException stopped) {
            throw new Problem(ExitCode.FAILED, "interrupted; what was measured by then is in the folder", stopped);
        }
        return lecture;
    }
}
