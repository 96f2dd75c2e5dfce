package dev.awaitscope.reports.html;

import dev.awaitscope.reports.finding.Findings;
import java.util.List;
import java.util.stream.Stream;

/** The teaching text of a finding, as {@code awaitscope explain} prints it. */
final class FindingTerms {
    private FindingTerms() {}

    /** What the finding of this name means, by paragraphs; empty where there is no text. */
    static List<String> meaning(String name) {
        return Findings.explain(name).stream().flatMap(text -> Stream.of(text.split("\\R\\s*\\R"))).toList();
    }
}
