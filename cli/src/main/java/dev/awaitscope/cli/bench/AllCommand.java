package dev.awaitscope.cli.bench;

import dev.awaitscope.cli.Awaitscope;
import dev.awaitscope.cli.CommonOptions;
import dev.awaitscope.cli.ExitCode;
import dev.awaitscope.cli.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench all}: one of everything, small, and a page that leads to it. */
@Command(name = "all", sortOptions = false, description = {
        "Run the servers with each work, ten thousand kept connections and the lecture's programs, and write one page that"
                + " leads to all reports.",
        "Takes about 15 minutes on two cores. What the agent costs is 'bench overhead'."})
public final class AllCommand implements Callable<Integer> {
    private static final String INDEX = "index.html";

    @Mixin
    private ResultsOption results = new ResultsOption();

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec;

    /** A bench that is a part of it, its folder and its page in there; the last argument is the folder. */
    private record Part(String title, String folder, String page, List<String> arguments) {}

    private record Outcome(Part part, int exitCode) {}

    private static final List<Part> PARTS = List.of(
            new Part("Servers: hello, sleep, cpu", "servers", BenchFolder.PAGE,
                    List.of("servers", "--work", "hello,sleep,cpu", "--control")),
            new Part("Servers with a real database", "database", BenchFolder.PAGE,
                    List.of("servers", "--work", "db", "--burst", "0")),
            new Part("Event loops: a selector, one for each core, epoll, io_uring", "loops", BenchFolder.PAGE,
                    List.of("servers", "--mode", "async,loops,epoll,io-uring", "--burst", "0", "--no-trace")),
            new Part("Ten thousand connections kept open", "connections", BenchFolder.PAGE,
                    List.of("servers", "--mode", "async,virtual", "--keep-alive", "--concurrency", "10000", "--burst",
                            "0",
                            "--seconds", "3", "--rounds", "3", "--no-trace")),
            new Part("The lecture's programs", "lecture", "lecture.md", List.of("lecture")));

    @Override
    public Integer call() throws Problem {
        BenchFolder results = this.results.create();
        List<Outcome> outcomes = new ArrayList<>();
        for (Part part : PARTS) {
            outcomes.add(new Outcome(part, run(part, results.path().resolve(part.folder()))));
            writeIndex(results, outcomes);
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println("Index: " + results.path().resolve(INDEX));
        out.flush();
        return outcomes.stream().allMatch(outcome -> outcome.exitCode() == ExitCode.DONE) ? ExitCode.DONE
                : ExitCode.PARTIAL;
    }

    private int run(Part part, Path where) {
        List<String> arguments = new ArrayList<>(List.of("bench"));
        arguments.addAll(part.arguments());
        if (part.page().endsWith(".md")) {
            arguments.addAll(List.of("--docs", where.resolve(part.page()).toString()));
        }
        arguments.addAll(List.of("-o", where.toString()));
        CommandLine commandLine = Awaitscope.commandLine();
        commandLine.setOut(spec.commandLine().getOut());
        commandLine.setErr(spec.commandLine().getErr());
        return commandLine.execute(arguments.toArray(String[]::new));
    }

    private static void writeIndex(BenchFolder results, List<Outcome> outcomes) throws Problem {
        StringBuilder page = new StringBuilder("""
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <meta name="color-scheme" content="light dark">
                <title>Awaitscope: all benches</title>
                <style>body{font:1rem/1.5 system-ui,sans-serif;max-width:45rem;margin:2rem auto;padding:0 1rem}</style>
                <h1>All benches</h1>
                <ul>
                """);
        for (Outcome outcome : outcomes) {
            Part part = outcome.part();
            page.append("<li>");
            if (Files.exists(results.path().resolve(part.folder()).resolve(part.page()))) {
                page.append("<a href=\"")
                        .append(part.folder())
                        .append('/')
                        .append(part.page())
                        .append("\">")
                        .append(part.title())
                        .append("</a>");
            } else {
                page.append(part.title()).append(": nothing to show");
            }
            page.append(
                    outcome.exitCode() == ExitCode.DONE ? "" : " (incomplete: exit code " + outcome.exitCode() + ")")
                    .append("\n");
        }
        try {
            Files.writeString(results.path().resolve(INDEX), page.append("</ul>\n</html>\n"));
        } catch (IOException failure) {
            throw results.notWritable(failure);
        }
    }
}
