package dev.awaitscope.reports.html;

import java.util.List;

/** The teaching text of a finding. */
final class FindingTerms {
    private FindingTerms() {}

    /** What the finding of this name means; empty where there is no text. */
    static List<String> meaning(String name) {
        return List.of();
    }
}
