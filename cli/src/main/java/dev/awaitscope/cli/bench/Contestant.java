package dev.awaitscope.cli.bench;

/**
 * One of those who are compared.
 *
 * @param control whether it is the first one again, in a second JVM: whatever differs between the two is no difference
 */
record Contestant(Mode mode, boolean control) {
    /** Its name in tables and files. */
    String label() {
        return mode.label() + (control ? "-again" : "");
    }

    /** What it is, in a few words. */
    String detail() {
        return mode.detail() + (control ? ", in a second JVM" : "");
    }
}
