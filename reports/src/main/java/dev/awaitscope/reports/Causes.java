package dev.awaitscope.reports;

import java.util.List;

/**
 * Why the run took as long as it did.
 *
 * @param actors
 *            the threads, or sorts of threads, that blame, graph and path speak of; all refer to them by index
 * @param blame
 *            each wait charged to what it was, down to the root, waiting for
 * @param graph
 *            who waited for whom
 * @param criticalPath
 *            what the end of the run depended on, instant by instant
 * @param requests
 *            what was asked of the program, the most time first; at most {@link Requests#MOST}
 * @param findings
 *            what is worth knowing, the most important first; never empty after an analysis: where nothing is wrong, one
 *            says so
 */
public record Causes(List<Actor> actors, Blame blame, WaitGraph graph, CriticalPath criticalPath,
        List<Requests> requests, List<Finding> findings) {
    /** Of a run that was not analysed. */
    public static final Causes NONE = new Causes(List.of(), Blame.NONE, WaitGraph.NONE, CriticalPath.NONE, List.of(),
            List.of());

    /** Copies the lists. */
    public Causes {
        actors = List.copyOf(actors);
        requests = List.copyOf(requests);
        findings = List.copyOf(findings);
    }
}
