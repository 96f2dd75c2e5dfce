package dev.awaitscope.cli;

import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.html.PageOptions;
import dev.awaitscope.reports.html.ReportPage;
import dev.awaitscope.reports.text.TextSummary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code demo}: lists the stories, or runs one under the agent and shows what it did. */
@Command(name = "demo", sortOptions = false, description = {
        "List the demos; or run one under the agent, print its summary and write its page."})
final class DemoCommand implements Callable<Integer> {
    /** Also those that are off unless they are asked for: demos are small, and some are about what these tell. */
    static final String GROUPS = "groups=*+pipelines+futures.sites";

    @Parameters(index = "0", arity = "0..1", paramLabel = "NAME", description = "The demo; without it, all are listed.")
    private @Nullable String name;

    @Option(names = "--variant", paramLabel = "VARIANT", description = "One of the demo's variants (default: all of"
            + " them).")
    private @Nullable String variant;

    @Option(names = "-o", paramLabel = "FILE", description = "The page, replaced if it is there (default: NAME.html, or"
            + " NAME-2.html .. if that is there).")
    private @Nullable Path output;

    @Option(names = "--open", description = "Open it in a browser.")
    private boolean open;

    @Option(names = "--docs", paramLabel = "FILE", description = "Run nothing; write the stories of all demos into a"
            + " Markdown file, between its lines '<!-- begin demos -->' and '<!-- end demos -->'.")
    private @Nullable Path docs;

    @Parameters(index = "1..*", paramLabel = "OPTION", description = "Further options of the demo, after --; --help"
            + " lists them.")
    private List<String> options = List.of();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Problem, IOException, InterruptedException {
        List<Demo> demos = Demo.all();
        if (docs != null) {
            MarkedSection.write(docs, "demos", DemoStories.markdown(demos));
            return ExitCode.DONE;
        }
        if (name == null) {
            list(demos);
            return ExitCode.DONE;
        }
        return run(chosen(demos, name));
    }

    private void list(List<Demo> demos) {
        PrintWriter out = spec.commandLine().getOut();
        int width = demos.stream().mapToInt(demo -> demo.name().length()).max().orElse(0) + 2;
        for (Demo demo : demos) {
            out.printf("%-" + width + "s%s%n", demo.name(), demo.story());
            out.printf("%-" + width + "s%s%n", "", String.join(" ", demo.variants()));
        }
        out.println();
        out.println("Run one: " + Home.launcher() + " demo NAME --variant VARIANT");
        out.flush();
    }

    private Demo chosen(List<Demo> demos, String wanted) {
        List<String> names = demos.stream().map(Demo::name).toList();
        int index = names.indexOf(wanted);
        if (index < 0) {
            throw unknown("demo", wanted, names);
        }
        Demo demo = demos.get(index);
        String chosen = variant;
        if (chosen != null && !chosen.equals("all") && !demo.variants().contains(chosen)) {
            throw unknown("variant of " + wanted, chosen, demo.variants());
        }
        return demo;
    }

    private ParameterException unknown(String what, String word, List<String> known) {
        return new ParameterException(spec.commandLine(), Choice.unknown(what, word, known));
    }

    private int run(Demo demo) throws Problem, IOException, InterruptedException {
        OutputFile page = OutputFile.of(output, demo.name() + ".html");
        PrintWriter err = spec.commandLine().getErr();
        PrintWriter out = spec.commandLine().getOut();
        Path recording = OutputFile.free(Path.of(demo.name() + ".jfr"));
        RecordedProgram program = RecordedProgram.prepare(command(demo), recording.toString(), List.of(GROUPS), null,
                err);
        int exitCode = program.run();
        if (exitCode != 0 || program.recordings().isEmpty()) {
            return exitCode == 0 ? ExitCode.FAILED : exitCode;
        }
        Recorded recorded = Recorded.read(program.recordings());
        RunReport report = recorded.reports().getFirst();
        try (Progress progress = Progress.start("writing", 1)) {
            page.write(file -> ReportPage.write(report, new PageOptions(false, false, progress::at), file));
        }
        out.println();
        TextSummary.write(report, out, Ansi.AUTO.enabled());
        out.println("Page: " + page.path());
        out.flush();
        if (open) {
            Browser.open(page.path());
        }
        return recorded.exitCode(err);
    }

    private List<String> command(Demo demo) throws Problem {
        List<String> command = new ArrayList<>(
                List.of(Java.executable(), "-cp", Home.demosClassPath(), demo.mainClass()));
        if (variant != null) {
            command.addAll(List.of("--variant", variant));
        }
        command.addAll(options);
        return command;
    }
}
