package dev.awaitscope.reports.compare;

import java.util.List;

/**
 * The runs of one load, and what follows from them.
 *
 * @param name a short id, stable between versions: {@code hello}, {@code burst}, {@code recordings}
 * @param title how it is headed: "hello, closed loop, 64 connections"
 * @param description one sentence that says what each run had to do
 * @param runs at least one, in the order given; the first is the one the others are compared with
 * @param contrasts each run but the first against the first, per measure; empty where that makes no sense
 * @param verdict sentences with their numbers, the most important first; never empty
 * @param why sentences from the traced pass with their numbers; empty where nothing was traced
 * @param warnings what makes these runs hard to compare, each naming the runs; empty where nothing is known
 */
public record Scenario(String name, String title, String description, List<ComparedRun> runs, List<Contrast> contrasts,
        List<String> verdict, List<String> why, List<String> warnings) {
    public Scenario {
        runs = List.copyOf(runs);
        contrasts = List.copyOf(contrasts);
        verdict = List.copyOf(verdict);
        why = List.copyOf(why);
        warnings = List.copyOf(warnings);
        if (runs.isEmpty()) {
            throw new IllegalArgumentException("a scenario needs a run");
        }
    }

    Scenario redacted() {
        return new Scenario(name, title, description, runs.stream().map(ComparedRun::redacted).toList(), contrasts,
                verdict, why, warnings);
    }
}
