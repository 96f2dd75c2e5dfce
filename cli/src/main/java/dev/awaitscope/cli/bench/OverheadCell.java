package dev.awaitscope.cli.bench;

import dev.awaitscope.reports.compare.BenchResult.BenchRound;
import dev.awaitscope.reports.compare.BenchResult.BenchRun;
import dev.awaitscope.reports.compare.BenchResult.BenchScenario;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The rounds of one program under one load, in all variants: each round has all of them or is none. */
final class OverheadCell {
    private final String name;
    private final String title;
    private final String description;
    private final List<Map<Variant, BenchRound>> rounds = new ArrayList<>();

    OverheadCell(String name, String title, String description) {
        this.name = name;
        this.title = title;
        this.description = description;
    }

    String title() {
        return title;
    }

    void add(Map<Variant, BenchRound> round) {
        rounds.add(new EnumMap<>(round));
    }

    boolean isEmpty() {
        return rounds.isEmpty();
    }

    /** Those of one variant. */
    List<BenchRound> of(Variant variant) {
        return rounds.stream().map(round -> round.get(variant)).toList();
    }

    /** What is complete by now. */
    BenchScenario scenario() {
        return new BenchScenario(name, title, description, Arrays.stream(Variant.values())
                .map(variant -> new BenchRun(variant.label(), variant.detail(), of(variant), null, null))
                .toList());
    }
}
