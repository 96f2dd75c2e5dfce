package dev.awaitscope.reports.html;

/** What stands in the head of every page, and the parts of its foot that are not about the run. */
record PageHead(String title, String policy, String style, String libraryLicence) {
    static PageHead of(String title) {
        Inlined inlined = Inlined.get();
        return new PageHead(title, inlined.policy(), inlined.style(), inlined.libraryLicence());
    }
}
