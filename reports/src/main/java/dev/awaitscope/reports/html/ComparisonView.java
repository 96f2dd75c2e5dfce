package dev.awaitscope.reports.html;

import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.compare.Amounts;
import dev.awaitscope.reports.compare.ComparedRun;
import dev.awaitscope.reports.compare.Comparison;
import dev.awaitscope.reports.compare.Environment;
import dev.awaitscope.reports.compare.Scenario;
import dev.awaitscope.reports.html.MeasuredView.Fact;
import io.jstach.jstache.JStache;
import io.jstach.jstache.JStacheConfig;
import io.jstach.jstache.JStachePath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Everything the template of a comparison shows. */
@JStacheConfig(pathing = @JStachePath(prefix = "dev/awaitscope/reports/html/", suffix = ".mustache"))
@JStache(path = "compare")
record ComparisonView(PageHead head, String title, List<String> about, Headline headline, List<String> evidence,
        List<String> warnings, List<ScenarioView> scenarios, List<MeasureTerm> terms, List<Fact> facts,
        List<String> method, List<TracedRun> traced) {

    /** What a measure is. */
    record MeasureTerm(String label, String meaning) {}

    /** How the traced pass of one run was measured. */
    record TracedRun(String label, String recording, MeasuredView measured) {}

    static ComparisonView of(Comparison comparison) {
        List<String> verdict = comparison.scenarios().getFirst().verdict();
        String headline = verdict.isEmpty() ? comparison.title() : verdict.getFirst();
        return new ComparisonView(PageHead.of(comparison.title() + " – Awaitscope"), comparison.title(),
                about(comparison), Headline.of(headline), verdict.subList(Math.min(1, verdict.size()), verdict.size()),
                comparison.warnings(),
                IntStream.range(0, comparison.scenarios().size())
                        .mapToObj(i -> ScenarioView.of(i, comparison.scenarios().get(i), comparison.scenarios().size()))
                        .toList(),
                MeasureTerms.of(comparison), facts(comparison.environment()), comparison.method(),
                traced(comparison));
    }

    private static List<String> about(Comparison comparison) {
        Environment machine = comparison.environment();
        List<String> about = new ArrayList<>();
        if (!machine.jdk().isEmpty()) {
            about.add(machine.jdk());
        }
        if (machine.cores() > 0) {
            about.add(machine.cores() == 1 ? "1 core" : machine.cores() + " cores");
        }
        if (!machine.startedAt().isEmpty()) {
            about.add(machine.startedAt());
        }
        return about;
    }

    private static List<Fact> facts(Environment machine) {
        List<Fact> facts = new ArrayList<>();
        addWords(facts, "JDK", machine.jdk());
        addWords(facts, "Processor", machine.cpu());
        if (machine.cores() > 0) {
            facts.add(Fact.of("Cores", Num.count("environment.cores", machine.cores())));
        }
        if (machine.memoryBytes() > 0) {
            facts.add(Fact.of("Memory", new Num("environment.memoryBytes", Long.toString(machine.memoryBytes()),
                    Amounts.count(Math.rint(machine.memoryBytes() / 1e8) / 10) + " GB")));
        }
        addWords(facts, "System", machine.system());
        if (machine.loadBefore() >= 0) {
            facts.add(Fact.of("Load average before", Num.decimal("environment.loadBefore", machine.loadBefore())));
        }
        if (machine.loadAfter() >= 0) {
            facts.add(Fact.of("Load average after", Num.decimal("environment.loadAfter", machine.loadAfter())));
        }
        addWords(facts, "Started", machine.startedAt());
        return List.copyOf(facts);
    }

    private static void addWords(List<Fact> facts, String term, String words) {
        if (!words.isEmpty()) {
            facts.add(Fact.of(term, words));
        }
    }

    private static List<TracedRun> traced(Comparison comparison) {
        List<TracedRun> runs = new ArrayList<>();
        for (int i = 0; i < comparison.scenarios().size(); i++) {
            Scenario scenario = comparison.scenarios().get(i);
            for (int j = 0; j < scenario.runs().size(); j++) {
                ComparedRun run = scenario.runs().get(j);
                RunReport report = run.traced();
                if (report != null) {
                    String label = comparison.scenarios().size() == 1 ? run.label()
                            : scenario.name() + ", " + run.label();
                    runs.add(new TracedRun(label, recording(run, report),
                            MeasuredView.of("scenarios[" + i + "].runs[" + j + "].traced.", label, report)));
                }
            }
        }
        return List.copyOf(runs);
    }

    private static String recording(ComparedRun run, RunReport report) {
        String file = run.recording();
        return file == null ? String.join(", ", report.recording().files()) : file;
    }
}
