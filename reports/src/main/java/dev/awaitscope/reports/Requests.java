package dev.awaitscope.reports;

/**
 * Requests of one sort: work that was asked of the program, or by it, from outside. A request is a task that a thread
 * submitted which ran no task itself, from its submit to its end; or an HTTP exchange that a thread of the program waited
 * for, from its begin to its answer. What a request leaves to others without waiting for it is not part of it.
 *
 * @param sort
 *            what sort of request
 * @param name
 *            class of the task; of an exchange the place in the program, empty where none was recorded
 * @param lengths
 *            how many and how long; percentiles within 1 %
 * @param typical
 *            what the end of the median one depended on
 * @param slow
 *            the same of the one at the 99th percentile
 */
public record Requests(Sort sort, String name, Distribution lengths, CriticalPath typical, CriticalPath slow) {
    /** So many sorts are told apart; what others take is less. */
    public static final int MOST = 20;

    /** What sort of request. */
    public enum Sort {
        /** A task that came from outside of tasks. */
        TASK("task"),
        /** An HTTP exchange of a client in this program. */
        HTTP("http");

        private final String label;

        Sort(String label) {
            this.label = label;
        }

        /** The word for it. */
        public String label() {
            return label;
        }
    }
}
