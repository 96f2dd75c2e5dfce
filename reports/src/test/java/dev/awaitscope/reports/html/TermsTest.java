package dev.awaitscope.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.ThreadState.Shown;
import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.compare.MeasureKind;
import dev.awaitscope.reports.finding.Findings;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Whatever a page shows is explained on it, in two sentences at least. */
class TermsTest {
    private static final Pattern SECTION = Pattern.compile("(?s)<section id=\"([\\w-]+)\".*?</section>");
    private static final Pattern HEADING = Pattern
            .compile(
                    "<th scope=\"col\" class=\"number\">([^<]+)</th>|<div><dt>([^<]+)</dt><dd>(?:<bdi>)?\\s*<span class=\"n\"");
    private static final Pattern TERM = Pattern
            .compile("(?s)<dt>(?:<span[^>]*></span>)?([^<]+)</dt><dd>([^<]+)</dd>");
    private static final Pattern EXPLANATION = Pattern.compile("(?s)<details class=\"explain\".*?</details>");

    @Test
    void statesKindsMeasuresAndFindingsHaveTwoSentences() {
        assertThat(meanings(Shown.values(), States::meaning)).allSatisfy(TermsTest::hasTwoSentences);
        assertThat(meanings(WaitKind.values(), KindTerms::meaning)).allSatisfy(TermsTest::hasTwoSentences);
        assertThat(meanings(MeasureKind.values(), MeasureTerms::meaning)).allSatisfy(TermsTest::hasTwoSentences);
        assertThat(Findings.names()).hasSizeGreaterThan(15)
                .allSatisfy(name -> hasTwoSentences(name, String.join(" ", FindingTerms.meaning(name))));
    }

    @Test
    void everyNumberOfAReportIsExplainedInItsSection() throws IOException {
        var page = new StringWriter();
        ReportPage.write(new SampleReport().causes().build(), PageOptions.DEFAULT, page);
        Map<String, List<String>> missing = SECTION.matcher(page.toString())
                .results()
                .collect(Collectors.toMap(section -> section.group(1), section -> unexplained(section.group())));

        assertThat(missing).hasSize(8).doesNotContainKey("verdict");
        missing.remove("findings");
        assertThat(missing).allSatisfy((section, headings) -> assertThat(headings).as(section).isEmpty());
    }

    @Test
    void everyTermOfAReportHasTwoSentences() throws IOException {
        var page = new StringWriter();
        ReportPage.write(new SampleReport().causes().build(), PageOptions.DEFAULT, page);
        var terms = EXPLANATION.matcher(page.toString())
                .results()
                .map(MatchResult::group)
                .filter(text -> !text.contains("<dl class=\"keys\">"))
                .flatMap(text -> TERM.matcher(text).results())
                .collect(Collectors.toMap(term -> term.group(1) + "@" + term.start(), term -> term.group(2),
                        (a, _) -> a));
        assertThat(terms).hasSizeGreaterThan(40).allSatisfy(TermsTest::hasTwoSentences);
    }

    /** Headings of numbers that no term of the section begins with or lists. */
    private static List<String> unexplained(String section) {
        List<String> explained = EXPLANATION.matcher(section)
                .results()
                .flatMap(text -> TERM.matcher(text.group()).results())
                .flatMap(term -> Arrays.stream(term.group(1).split(", ")))
                .map(term -> term.toLowerCase(Locale.ROOT))
                .toList();
        List<String> whole = TERM.matcher(section)
                .results()
                .map(term -> term.group(1).toLowerCase(Locale.ROOT))
                .toList();
        List<String> missing = new ArrayList<>();
        HEADING.matcher(EXPLANATION.matcher(section).replaceAll(""))
                .results()
                .map(heading -> heading.group(1) == null ? heading.group(2) : heading.group(1))
                .map(heading -> heading.toLowerCase(Locale.ROOT))
                .filter(heading -> !explained.contains(heading) && !whole.contains(heading))
                .forEach(missing::add);
        return missing;
    }

    private static <T extends Enum<T>> Map<String, String> meanings(T[] all, Function<T, String> meaning) {
        return Arrays.stream(all).collect(Collectors.toMap(Enum::name, meaning));
    }

    private static void hasTwoSentences(String name, String meaning) {
        assertThat(meaning.strip()).as(name).endsWith(".");
        assertThat(meaning.split("[.?!] +(?=[\\p{Lu}\\d\u201c])")).as(name + ": " + meaning)
                .hasSizeGreaterThanOrEqualTo(2);
    }
}
