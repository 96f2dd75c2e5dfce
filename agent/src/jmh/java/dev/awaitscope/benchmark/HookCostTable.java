package dev.awaitscope.benchmark;

import dev.awaitscope.benchmark.HookCost.Effort;
import dev.awaitscope.benchmark.HookCost.Way;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/** The measured costs as a Markdown table, one row per call and kind of thread. */
final class HookCostTable {
    private static final String BEGIN = "<!-- begin hook-cost -->";
    private static final String END = "<!-- end hook-cost -->";
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private final Effort effort;
    private final Map<String, Map<Way, String>> rows = new LinkedHashMap<>();

    HookCostTable(Effort effort) {
        this.effort = effort;
    }

    void add(String threads, Way way, RunResult measured) {
        String benchmark = measured.getParams().getBenchmark();
        String row = "| `" + benchmark.substring(benchmark.lastIndexOf('.') + 1) + "` | " + threads;
        Result<?> result = measured.getPrimaryResult();
        String cell = number(result.getScore())
                + (Double.isNaN(result.getScoreError()) ? "" : " ± " + number(result.getScoreError()));
        rows.computeIfAbsent(row, r -> new LinkedHashMap<>()).put(way, cell);
    }

    private static String number(double nanos) {
        return String.format(Locale.ROOT, nanos < 100 ? "%.1f" : "%,.0f", nanos);
    }

    /** Puts the table between the two marks of the document, or at its end where it has none. */
    void write(Path document) throws IOException {
        String text = Files.exists(document) ? Files.readString(document) : "# Overhead\n";
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        String section = BEGIN + "\n" + this + END;
        Files.writeString(document, begin < 0 || end < begin
                ? text + "\n" + section + "\n"
                : text.substring(0, begin) + section + text.substring(end + END.length()));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("Nanoseconds per call with JMH's 99.9 % error; " + effort + "; "
                + machine() + ".\n\n| call | threads |");
        Way.ALL.forEach(way -> text.append(' ').append(way.title()).append(" |"));
        text.append("\n|---|---|").append("---:|".repeat(Way.ALL.size())).append('\n');
        rows.forEach((row, cells) -> {
            text.append(row).append(" |");
            Way.ALL.forEach(way -> text.append(' ').append(cells.getOrDefault(way, "")).append(" |"));
            text.append('\n');
        });
        return text.toString();
    }

    private static String machine() {
        String jdk = System.getProperty("java.vendor.version", "") + " (" + System.getProperty("java.version") + ")";
        return processor() + ", " + Runtime.getRuntime().availableProcessors() + " processors, "
                + System.getProperty("os.name") + " " + System.getProperty("os.version") + ", " + jdk;
    }

    private static String processor() {
        try {
            return Files.readAllLines(PROCESSORS)
                    .stream()
                    .filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
