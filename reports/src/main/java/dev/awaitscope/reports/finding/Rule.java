package dev.awaitscope.reports.finding;

import dev.awaitscope.reports.Finding;
import java.util.List;

/** A sort of finding: knows when a run shows it, and how to explain it. Stateless. */
interface Rule {
    /** Lower case, with hyphens. */
    String name();

    /** A few words, without a full stop. */
    String title();

    /** What the run shows of it, the most important first; empty for nothing. */
    List<Finding> look(Evidence evidence);

    /** What it is, why it costs time, how to tell it from what looks alike, what to do: a few short paragraphs. */
    String teaching();
}
