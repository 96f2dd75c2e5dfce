package dev.awaitscope.reports.html;

import dev.awaitscope.reports.OwnCost;
import dev.awaitscope.reports.RecordingInfo;
import dev.awaitscope.reports.RunCoverage;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.compare.Amounts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How one run was measured, what it cost and what could not be seen. */
record MeasuredView(String whose, List<Fact> facts, List<String> on, List<Group> groups, boolean anyGroup,
        List<TypeRow> types,
        boolean anyType, List<CostRow> costs, boolean anyCost, List<ShortRow> shorts, boolean anyShort,
        List<FailureRow> failures, boolean anyFailure,
        List<LossRow> losses, List<String> missing) {

    /** A term with a number, or with words where there is no number. */
    record Fact(String term, List<Num> numbers, String words) {
        static Fact of(String term, Num number) {
            return new Fact(term, List.of(number), "");
        }

        static Fact of(String term, String words) {
            return new Fact(term, List.of(), words);
        }
    }

    /** A group of instrumentations. */
    record Group(String name, String state, String reason) {}

    /** What the agent counted of one event type against what was read. */
    record TypeRow(String type, Num committed, Num found, Num dropped, boolean complete) {}

    /** Waits shorter than the minimum. */
    record ShortRow(String kind, String thread, Num count, Num total) {}

    /** A part of a file that could not be used. */
    record LossRow(String file, Num from, Num to, String what) {}

    /** What a part of the agent cost. */
    record CostRow(String part, List<Num> calls, List<Num> each, List<Num> cpu, List<Num> written, String method) {}

    /** A failure inside the agent. */
    record FailureRow(String place, String what, Num count) {}

    /**
     * {@code path} is where the report lies in the JSON, empty or ending in a dot; {@code run} its name among several, empty
     * where it is the only one.
     */
    static MeasuredView of(String path, String run, RunReport report) {
        RunCoverage coverage = report.coverage();
        List<Group> groups = groups(coverage);
        List<TypeRow> types = types(path, coverage);
        List<ShortRow> shorts = shorts(path, coverage);
        List<CostRow> costs = costs(path, coverage.ownCost());
        List<FailureRow> failures = failures(path, coverage);
        return new MeasuredView(run.isEmpty() ? "" : ", " + run, facts(path, report.recording(), coverage),
                on(coverage), groups, !groups.isEmpty(),
                types, !types.isEmpty(), costs, !costs.isEmpty(), shorts, !shorts.isEmpty(), failures,
                !failures.isEmpty(),
                losses(path, coverage), coverage.missing());
    }

    private static List<Fact> facts(String path, RecordingInfo recording, RunCoverage coverage) {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("Length", Num.nanos(path + "recording.durationNanos", recording.durationNanos())));
        facts.add(Fact.of("Events read", Num.count(path + "recording.events", recording.events())));
        facts.add(Fact.of("Bytes read", Num.count(path + "recording.bytes", recording.bytes())));
        facts.add(Fact.of("Chunks", Num.count(path + "recording.chunks", recording.chunks())));
        addWords(facts, "JVM", recording.jvm());
        addWords(facts, "Started as", recording.mainClass());
        addWords(facts, "System", recording.operatingSystem());
        addWords(facts, "Processor", recording.cpu());
        String agent = coverage.agentVersion();
        facts.add(Fact.of("Agent", agent == null ? "none: not a recording of the agent" : agent));
        if (agent != null) {
            facts.add(Fact.of("Options", coverage.options().isEmpty() ? "none given" : coverage.options()));
            facts.add(Fact.of("Shortest wait recorded",
                    Num.nanos(path + "coverage.minimumWaitNanos", coverage.minimumWaitNanos())));
            facts.add(Fact.of("Stacks from",
                    Num.nanos(path + "coverage.stackThresholdNanos", coverage.stackThresholdNanos())));
        }
        facts.add(Fact.of("Threads of the tool, left out",
                Num.count(path + "coverage.ownThreads", coverage.ownThreads())));
        facts.add(coverage.ownCpuNanos() < 0 ? Fact.of("CPU time of these", "not known")
                : Fact.of("CPU time of these", Num.nanos(path + "coverage.ownCpuNanos", coverage.ownCpuNanos())));
        if (coverage.startUpNanos() >= 0) {
            facts.add(
                    Fact.of("Added to the start", Num.nanos(path + "coverage.startUpNanos", coverage.startUpNanos())));
        }
        addCost(facts, path + "coverage.ownCost.", coverage.ownCost());
        facts.add(Fact.of("Dropped by the JVM, bytes",
                Num.count(path + "coverage.dataLossBytes", coverage.dataLossBytes())));
        return List.copyOf(facts);
    }

    private static void addCost(List<Fact> facts, String key, @Nullable OwnCost cost) {
        if (cost != null) {
            facts.add(Fact.of("Calls of hooks", Num.count(key + "hookCalls", cost.hookCalls())));
            facts.add(Fact.of("Time in hooks", Num.nanos(key + "hookNanos", cost.hookNanos())));
            facts.add(Fact.of("CPU time of own threads",
                    Num.nanos(key + "threadNanos", cost.threadNanos())));
            facts.add(Fact.of("Bytes written while tracing", Num.count(key + "writtenBytes", cost.writtenBytes())));
        }
    }

    private static void addWords(List<Fact> facts, String term, @Nullable String words) {
        if (words != null && !words.isBlank()) {
            facts.add(Fact.of(term, words));
        }
    }

    private static List<String> on(RunCoverage coverage) {
        String names = coverage.instrumentations()
                .stream()
                .filter(group -> group.state().equals("on"))
                .map(RunCoverage.Instrumentation::group)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? List.of() : List.of(names);
    }

    private static List<Group> groups(RunCoverage coverage) {
        return coverage.instrumentations()
                .stream()
                .filter(group -> !group.state().equals("on"))
                .map(group -> new Group(group.group(), group.state(), group.reason()))
                .toList();
    }

    private static List<TypeRow> types(String path, RunCoverage coverage) {
        List<TypeRow> rows = new ArrayList<>();
        for (int i = 0; i < coverage.types().size(); i++) {
            RunCoverage.TypeCount type = coverage.types().get(i);
            String key = path + "coverage.types[" + i + "]";
            rows.add(new TypeRow(type.type(), Num.count(key + ".committed", type.committed()),
                    Num.count(key + ".found", type.found()), Num.count(key + ".dropped", type.dropped()),
                    type.complete()));
        }
        return List.copyOf(rows);
    }

    private static List<CostRow> costs(String path, @Nullable OwnCost cost) {
        List<CostRow> rows = new ArrayList<>();
        for (int i = 0; cost != null && i < cost.parts().size(); i++) {
            OwnCost.Part part = cost.parts().get(i);
            String key = path + "coverage.ownCost.parts[" + i + "].";
            boolean timed = part.timedCalls() > 0;
            boolean known = timed || !part.estimated();
            rows.add(new CostRow(part.name(),
                    part.calls() > 0 ? List.of(Num.count(key + "calls", part.calls())) : List.of(),
                    timed ? List.of(Num.nanos(key + "callNanos", part.callNanos())) : List.of(),
                    known && part.writtenBytes() == 0 ? List.of(Num.nanos(key + "cpuNanos", part.cpuNanos()))
                            : List.of(),
                    part.writtenBytes() > 0 ? List.of(Num.count(key + "writtenBytes", part.writtenBytes()))
                            : List.of(),
                    known ? part.method() : "no call was timed: too few"));
        }
        return List.copyOf(rows);
    }

    private static List<ShortRow> shorts(String path, RunCoverage coverage) {
        List<ShortRow> rows = new ArrayList<>();
        for (int i = 0; i < coverage.shortWaits().size(); i++) {
            RunCoverage.ShortWaits waits = coverage.shortWaits().get(i);
            String key = path + "coverage.shortWaits[" + i + "]";
            String thread = waits.thread();
            rows.add(new ShortRow(waits.kind().label(), thread == null ? "all virtual threads" : thread,
                    Num.count(key + ".count", waits.count()), Num.nanos(key + ".totalNanos", waits.totalNanos())));
        }
        return List.copyOf(rows);
    }

    private static List<FailureRow> failures(String path, RunCoverage coverage) {
        List<FailureRow> rows = new ArrayList<>();
        for (int i = 0; i < coverage.failures().size(); i++) {
            RunCoverage.Failure failure = coverage.failures().get(i);
            String type = failure.failureClass();
            String message = failure.message();
            rows.add(new FailureRow(failure.place(),
                    (type == null ? "" : type) + (message == null ? "" : ": " + message),
                    Num.count(path + "coverage.failures[" + i + "].count", failure.count())));
        }
        return List.copyOf(rows);
    }

    private static List<LossRow> losses(String path, RunCoverage coverage) {
        List<LossRow> rows = new ArrayList<>();
        for (int i = 0; i < coverage.losses().size(); i++) {
            RunCoverage.Loss loss = coverage.losses().get(i);
            String key = path + "coverage.losses[" + i + "]";
            rows.add(new LossRow(loss.file(), Num.count(key + ".fromByte", loss.fromByte()),
                    Num.count(key + ".toByte", loss.toByte()), loss.what()));
        }
        return List.copyOf(rows);
    }
}
