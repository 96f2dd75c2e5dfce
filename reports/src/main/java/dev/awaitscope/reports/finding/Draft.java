package dev.awaitscope.reports.finding;

import dev.awaitscope.reports.Finding;
import dev.awaitscope.reports.Finding.Confidence;
import dev.awaitscope.reports.Finding.Figure;
import dev.awaitscope.reports.Finding.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A finding being written. Not thread-safe. */
final class Draft {
    private final Rule rule;
    private final String sentence;
    private final List<Figure> figures = new ArrayList<>();
    private List<Integer> threads = List.of();
    private List<String> sites = List.of();
    private Confidence confidence = Confidence.LIKELY;
    private String because = "";
    private long weight;

    Draft(Rule rule, String sentence) {
        this.rule = rule;
        this.sentence = sentence;
    }

    Draft figure(String name, double value, Unit unit) {
        figures.add(new Figure(name, value, unit));
        return this;
    }

    Draft threads(Collection<Integer> indexes) {
        threads = indexes.stream().filter(index -> index >= 0).distinct().limit(Finding.MOST).toList();
        return this;
    }

    Draft sites(Collection<? extends @Nullable String> places) {
        sites = places.stream().filter(Objects::nonNull).distinct().limit(Finding.MOST).map(String::valueOf).toList();
        return this;
    }

    Draft sure(Confidence how, String why) {
        confidence = how;
        because = why;
        return this;
    }

    Draft weight(long nanos) {
        weight = nanos;
        return this;
    }

    Finding advise(String advice) {
        return new Finding(rule.name(), rule.title(), sentence, figures, threads, sites, confidence, because, advice,
                weight);
    }
}
