package dev.awaitscope.cli;

import dev.awaitscope.reports.Durations;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code status}: whether a JVM is traced, since when and to where. */
@Command(name = "status", sortOptions = false, description = {"Say whether a JVM is traced, since when and to where."})
final class StatusCommand implements Callable<Integer> {
    @Parameters(paramLabel = "PID", description = "The JVM's process id.")
    private long pid;

    @Mixin
    private CommonOptions common = new CommonOptions();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Problem {
        Map<String, String> status;
        try (RunningJvm jvm = RunningJvm.of(pid)) {
            status = jvm.isTraced() ? jvm.ask("status", "") : Map.of("state", "not traced");
        }
        PrintWriter out = spec.commandLine().getOut();
        row(out, "State", status.get("state"));
        row(out, "Agent", status.get("build"));
        row(out, "Since", since(status.get("sinceEpochMillis")));
        row(out, "Recorded", size(status.get("bytes")));
        row(out, "Hooks", hooks(status));
        row(out, "Threads", threads(status.get("threadNanos")));
        row(out, "Written", written(status.get("writtenBytes")));
        row(out, "File", status.get("file"));
        row(out, "Repository", status.get("repository"));
        row(out, "Options", status.get("options"));
        row(out, "Failures", status.get("failures"));
        return ExitCode.DONE;
    }

    private static void row(PrintWriter out, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            out.printf(Locale.ROOT, "%-11s %s%n", name, value);
        }
    }

    private static String since(@Nullable String epochMillis) {
        if (epochMillis == null) {
            return "";
        }
        Instant start = Instant.ofEpochMilli(Long.parseLong(epochMillis));
        return start + " (" + Duration.between(start, Instant.now()).toSeconds() + " s)";
    }

    private static String hooks(Map<String, String> status) {
        String calls = status.get("hookCalls");
        String nanos = status.get("hookNanos");
        return calls == null || nanos == null ? ""
                : String.format(Locale.ROOT, "%,d calls, about %s", Long.parseLong(calls),
                        Durations.format(Long.parseLong(nanos)));
    }

    private static String threads(@Nullable String nanos) {
        return nanos == null ? ""
                : Durations.format(Long.parseLong(nanos)) + " of CPU for the agent's and JFR's own";
    }

    private static String written(@Nullable String bytes) {
        return bytes == null ? "" : String.format(Locale.ROOT, "%.1f MB in all", Long.parseLong(bytes) / 1e6);
    }

    /** The chunk that is being written is not counted. */
    private static String size(@Nullable String bytes) {
        return bytes == null ? ""
                : String.format(Locale.ROOT, "%.1f MB and the current chunk",
                        Long.parseLong(bytes) / 1e6);
    }
}
