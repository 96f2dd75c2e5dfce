package dev.awaitscope.reports.compare;

import java.util.List;

/**
 * A whole comparison: one scenario for each load the runs were put under, or a single one for plain recordings.
 *
 * @param title what was compared, a short noun phrase
 * @param environment the machine of the measurement
 * @param scenarios at least one, in the order they were measured
 * @param method sentences on how the numbers came about, for the section "How this was measured"
 * @param warnings what makes the whole comparison weaker, such as a busy machine; empty where nothing is known
 */
public record Comparison(String title, Environment environment, List<Scenario> scenarios, List<String> method,
        List<String> warnings) {
    public Comparison {
        scenarios = List.copyOf(scenarios);
        method = List.copyOf(method);
        warnings = List.copyOf(warnings);
        if (scenarios.isEmpty()) {
            throw new IllegalArgumentException("a comparison needs a scenario");
        }
    }

    /** The same for sharing: without the system's name, and its runs redacted; their labels stay. */
    public Comparison redacted() {
        return new Comparison(title,
                new Environment(environment.cpu(), environment.cores(), environment.memoryBytes(), "",
                        environment.jdk(), environment.loadBefore(), environment.loadAfter(),
                        environment.startedAt()),
                scenarios.stream().map(Scenario::redacted).toList(), method, warnings);
    }
}
