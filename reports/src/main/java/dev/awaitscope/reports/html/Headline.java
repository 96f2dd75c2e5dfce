package dev.awaitscope.reports.html;

/** The first sentence of a verdict; {@code size} says how large it may be set, by its length. */
record Headline(String text, String size) {
    private static final int SHORT = 90;
    private static final int MEDIUM = 150;

    static Headline of(String text) {
        return new Headline(text, text.length() <= SHORT ? "short" : text.length() <= MEDIUM ? "medium" : "long");
    }
}
