package dev.awaitscope.reports.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.awaitscope.reports.ReadOptions;
import dev.awaitscope.reports.Recordings;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.finding.Findings;
import dev.awaitscope.reports.json.JsonSummary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each number of a page carries where it is from: it is the one of the JSON, and reads as it is. No other number is there. */
class EveryNumberTest {
    private static final Pattern NUMBER = Pattern.compile("<span class=\"n\" data-key=\"([^\"]+)\""
            + "(?: data-of=\"([^\"]+)\")? data-value=\"([^\"]+)\">([^<]+)</span>");
    private static final Pattern TEXT = Pattern.compile("(-?[\\d,]+(?:\\.(\\d+))?)(?: (ns|µs|ms|s|%))?");
    private static final Map<String, Double> UNITS = Map.of("ns", 1.0, "µs", 1e3, "ms", 1e6, "s", 1e9, "%", 0.01);

    static Stream<RunReport> reports() throws Exception {
        Stream.Builder<RunReport> reports = Stream.builder();
        reports.add(new SampleReport().causes().build()).add(SampleReport.empty());
        for (String name : List.of("jdk17", "jdk25", "plain")) {
            Path file = Path.of("src/test/resources/dev/awaitscope/reports/html/golden", name + ".jfr.gz");
            reports.add(Recordings.read(List.of(file), ReadOptions.DEFAULT).getFirst());
        }
        return reports.build();
    }

    private static String page(RunReport report) throws IOException {
        var out = new StringWriter();
        ReportPage.write(report, PageOptions.DEFAULT, out);
        return out.toString();
    }

    private static byte[] json(RunReport report) throws IOException {
        var json = new ByteArrayOutputStream();
        JsonSummary.write(report, json);
        return json.toByteArray();
    }

    @ParameterizedTest
    @MethodSource("reports")
    void isTheOneOfTheJson(RunReport report) throws IOException {
        var document = new JsonPaths(json(report));
        String page = page(report);
        List<MatchResult> numbers = NUMBER.matcher(page).results().toList();

        assertThat((long) numbers.size())
                .isEqualTo(Pattern.compile("data-key=").matcher(markup(page)).results().count())
                .isGreaterThan(report.threads().isEmpty() ? 5 : 60);
        for (MatchResult number : numbers) {
            BigDecimal value = new BigDecimal(number.group(3));
            BigDecimal known = document.number(number.group(1));
            if (number.group(2) == null) {
                assertThat(value).as(number.group()).isEqualByComparingTo(known);
            } else {
                double whole = document.number(number.group(2)).doubleValue();
                assertThat(value.doubleValue()).as(number.group())
                        .isCloseTo(whole == 0 ? 0 : known.doubleValue() / whole, within(1e-9));
            }
            assertThat(reads(unescaped(number.group(4)), value.doubleValue())).as(number.group()).isTrue();
        }
    }

    /** Whether a text is a value rounded to the text's last digit. */
    private static boolean reads(String text, double value) {
        if (text.equals("< 0.1 %")) {
            return value > 0 && value < 0.0005;
        }
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            return false;
        }
        double unit = matcher.group(3) == null ? 1 : UNITS.get(matcher.group(3));
        double shown = Double.parseDouble(matcher.group(1).replace(",", "")) * unit;
        int decimals = matcher.group(2) == null ? 0 : matcher.group(2).length();
        return Math.abs(shown - value) <= 0.5001 * unit / Math.pow(10, decimals);
    }

    @ParameterizedTest
    @MethodSource("reports")
    void noOtherNumberIsThere(RunReport report) throws IOException {
        String known = normal(new String(json(report), StandardCharsets.UTF_8).replace("\\\"", "\"")
                .replaceAll("\\\\u([0-9a-fA-F]{4})", "?") + taught());
        List<String> others = Pattern.compile(">([^<]+)<")
                .matcher(NUMBER.matcher(markup(page(report))).replaceAll(""))
                .results()
                .map(text -> normal(unescaped(text.group(1))))
                .filter(text -> text.matches(".*\\d.*") && !known.contains(text) && !isSentenceOrCaption(text, report))
                .toList();
        assertThat(others).isEmpty();
    }

    /** What is made of several things: sentences on executors, counts of curves, the head of the page, names without their package. */
    private static boolean isSentenceOrCaption(String text, RunReport report) {
        return text.matches(".*threads? (was|were) on a CPU for .*") || text.matches("[\\d,]+")
                || ReportView.about(report.recording()).contains(text)
                || text.matches("Causes with less waiting are left out here: .*|Smaller parts are left out here: .*")
                || text.matches("All are in the JSON.*|\\d+ more executors?.*|Agent .*")
                || report.waits()
                        .stream()
                        .anyMatch(wait -> wait.blocker() != null
                                && text.contains(ClassNames.simple(wait.blocker())))
                || report.tasks()
                        .stream()
                        .anyMatch(task -> task.taskClass() != null
                                && text.contains(ClassNames.simple(task.taskClass())));
    }

    /** What the page says whatever was recorded. */
    private static String taught() throws IOException {
        var text = new StringBuilder();
        for (String part : List.of("report", "load", "timeline", "pools", "pool", "waits", "latency", "path",
                "findings",
                "measured", "measuring", "foot", "caution")) {
            try (InputStream in = ReportPage.class.getResourceAsStream(part + ".mustache")) {
                text.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        for (WaitKind kind : WaitKind.values()) {
            text.append(KindTerms.meaning(kind)).append('\n');
        }
        Findings.names().forEach(name -> text.append(String.join("\n", FindingTerms.meaning(name))).append('\n'));
        return text.toString();
    }

    /** The page's elements without styles, scripts, data and licences. */
    private static String markup(String page) {
        return page.substring(page.indexOf("<body>")).replaceAll("(?s)<(script|svg|pre|noscript)\\b.*?</\\1>", "");
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&#x27;", "'")
                .replace("&#x2F;", "/")
                .replace("&#x3D;", "=")
                .replace("&#x60;", "`")
                .replace("&amp;", "&");
    }

    private static String normal(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
