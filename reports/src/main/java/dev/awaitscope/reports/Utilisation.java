package dev.awaitscope.reports;

/**
 * How much of something was in use, on average over the run.
 *
 * @param what
 *            what is used
 * @param label
 *            the pool's label; the word for the others
 * @param size
 *            how many there were, at least 1: cores, carriers, the most workers that a pool was seen to have
 * @param averageBusy
 *            mean number in use at once
 * @param estimated
 *            whether that is an estimate
 */
public record Utilisation(What what, String label, int size, double averageBusy, boolean estimated) {
    /** What can be used. */
    public enum What {
        /** Hardware threads that run this program's threads. */
        CORES("cores"),
        /** Carriers with a virtual thread on them, one that waits pinned included. */
        CARRIERS("carriers"),
        /** Workers of a pool with a task, one that waits included. */
        POOL("pool");

        private final String label;

        What(String label) {
            this.label = label;
        }

        /** The word for it. */
        public String label() {
            return label;
        }
    }

    /** Share in use, 0 to 1. */
    public double share() {
        return Math.min(1, averageBusy / size);
    }
}
