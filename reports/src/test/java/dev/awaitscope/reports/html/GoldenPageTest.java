package dev.awaitscope.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.ReadOptions;
import dev.awaitscope.reports.Recordings;
import dev.awaitscope.reports.RunReport;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a reader without scripts reads on the pages of three small recordings of {@code GoldenProgram.java.txt}, which lies beside
 * them: by the agent on JDK 17 and 25, and by JFR alone on 25. After a change that is meant:
 * {@code mvn -pl reports -am test -Dtest=GoldenPageTest -Dsurefire.failIfNoSpecifiedTests=false -Dawaitscope.golden=write},
 * and look at the difference.
 */
class GoldenPageTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/awaitscope/reports/html/golden");

    @ParameterizedTest
    @ValueSource(strings = {"jdk17", "jdk25", "plain"})
    void readsAsItWasAgreed(String name) throws Exception {
        RunReport report = Recordings.read(List.of(FOLDER.resolve(name + ".jfr.gz")), ReadOptions.DEFAULT).getFirst();
        var page = new StringWriter();
        ReportPage.write(report, PageOptions.DEFAULT, page);
        String text = text(page.toString());
        Path golden = FOLDER.resolve(name + ".txt");
        if ("write".equals(System.getProperty("awaitscope.golden"))) {
            Files.writeString(golden, text);
        }
        assertThat(golden).hasContent(text);
    }

    /** The words between the tags, a line for each element that begins one. */
    private static String text(String page) {
        String body = page.substring(page.indexOf("<body>"))
                .replaceAll("(?s)<(script|svg|pre|noscript)\\b.*?</\\1>", "")
                .replaceAll("(?s)</?(span|bdi|code|strong|kbd|a|button|th|td|dt|dd)\\b[^>]*>", " ")
                .replaceAll("(?s)<[^>]*>", "\n");
        return body.lines()
                .map(line -> line.strip().replaceAll("\\s+", " "))
                .filter(line -> !line.isEmpty())
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
