package dev.awaitscope.reports;

import dev.awaitscope.reports.RunCoverage.Failure;
import dev.awaitscope.reports.RunCoverage.Instrumentation;
import dev.awaitscope.reports.RunCoverage.ShortWaits;
import dev.awaitscope.reports.RunCoverage.TypeCount;
import dev.awaitscope.reports.recording.AgentEvent;
import dev.awaitscope.reports.recording.RecordedJvm;
import dev.awaitscope.reports.recording.RecordedThreadInfo;
import dev.awaitscope.reports.timeline.Collected;
import dev.awaitscope.reports.timeline.Timeline;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes a {@link RunCoverage}: what the agent says of itself, against what was found. */
final class Measured {
    private static final double WELL_SAMPLED = 0.9;

    private final RecordedJvm jvm;
    private final Collected collected;
    private final Timeline timeline;

    Measured(RecordedJvm jvm, Collected collected, Timeline timeline) {
        this.jvm = jvm;
        this.collected = collected;
        this.timeline = timeline;
    }

    RunCoverage coverage() {
        AgentEvent.AgentSettings settings = collected.settings();
        List<TypeCount> types = types();
        return new RunCoverage(settings == null ? null : settings.version(),
                settings == null ? "" : settings.options(), settings == null ? 0 : settings.minimumWait(),
                settings == null ? 0 : settings.stackThreshold(), instrumentations(), types, shortWaits(),
                failures(), collected.lostBytes(), jvm.losses(), missing(types), timeline.ownThreads().count(),
                timeline.ownThreads().cpuNanos(), settings == null ? -1 : Math.max(-1, settings.startTimeAdded()),
                ownCost());
    }

    private List<Instrumentation> instrumentations() {
        return collected.coverage()
                .stream()
                .map(row -> new Instrumentation(row.group(), row.state(), row.reason()))
                .toList();
    }

    private List<TypeCount> types() {
        return collected.counters()
                .stream()
                .filter(row -> row.kind() == null)
                .map(row -> new TypeCount(row.countedType(), row.committed(), row.dropped(),
                        found(row.countedType())))
                .toList();
    }

    private long found(String type) {
        return jvm.counts().getOrDefault(type, 0L);
    }

    private List<ShortWaits> shortWaits() {
        List<ShortWaits> rows = new ArrayList<>();
        for (AgentEvent.AgentCounters row : collected.counters()) {
            if (row.kind() != null && row.shortWaits() > 0) {
                rows.add(new ShortWaits(WaitKind.of(row.kind()).orElse(WaitKind.OTHER), label(row),
                        row.shortWaits(), row.shortWaitTime()));
            }
        }
        rows.sort(Comparator.comparingLong(ShortWaits::totalNanos)
                .reversed()
                .thenComparing(ShortWaits::kind)
                .thenComparing(ShortWaits::thread, Comparator.nullsFirst(Comparator.naturalOrder())));
        return rows;
    }

    private @Nullable OwnCost ownCost() {
        List<OwnCost.Part> parts = collected.costs()
                .stream()
                .map(row -> new OwnCost.Part(row.part(), row.calls(), row.timedCalls(), row.callCost(), row.cpuTime(),
                        row.written(), row.estimated(), row.method()))
                .sorted(Comparator.comparingLong(OwnCost.Part::cpuNanos).reversed())
                .toList();
        return parts.isEmpty() ? null : OwnCost.of(parts, jvm.bytes());
    }

    private @Nullable String label(AgentEvent.AgentCounters row) {
        if (row.waiterId() < 0) {
            return "threads that ended";
        }
        if (row.waiter() < 0 && row.waiterId() == 0) {
            return null;
        }
        // JFR on JDK 17 does not name a thread that has ended, but other events of its do.
        int thread = row.waiter() >= 0 ? row.waiter() : jvm.symbols().threadWithId(row.waiterId());
        RecordedThreadInfo info = jvm.symbols().thread(thread);
        return info.name().isEmpty() ? "#" + info.id() : info.name();
    }

    private List<Failure> failures() {
        return collected.failures()
                .stream()
                .map(row -> new Failure(row.place(), row.failureClass(), row.message(), row.count()))
                .toList();
    }

    private List<String> missing(List<TypeCount> types) {
        List<String> missing = new ArrayList<>();
        if (collected.settings() == null) {
            missing.add("The recording was not made by Awaitscope's agent: who ended a wait, tasks and their queue"
                    + " times, and waits below JFR's thresholds are not in it; between waits the state is unknown.");
        }
        double sampled = timeline.sampledShare();
        if (sampled < WELL_SAMPLED) {
            missing.add(
                    String.format(Locale.ROOT, "The operating system's scheduler was sampled for %.0f %% of the run:"
                            + " in the rest running and runnable cannot be told apart.", 100 * sampled));
        }
        if (collected.cpu() == null) {
            missing.add("The number of cores was not recorded.");
        }
        for (TypeCount type : types) {
            if (type.found() < type.committed()) {
                missing.add(String.format(Locale.ROOT, "%,d of %,d events %s are not in the file.",
                        type.committed() - type.found(), type.committed(), type.type()));
            }
            if (type.dropped() > 0) {
                missing.add(String.format(Locale.ROOT, "%,d events %s were over a budget and not recorded.",
                        type.dropped(), type.type()));
            }
        }
        if (collected.lostBytes() > 0) {
            missing.add(String.format(Locale.ROOT, "JFR dropped %,d bytes of events while it recorded.",
                    collected.lostBytes()));
        }
        if (timeline.waitsWithoutThread() > 0) {
            missing.add(String.format(Locale.ROOT, "%,d waits of unknown threads are left out.",
                    timeline.waitsWithoutThread()));
        }
        jvm.duplicates().forEach(file -> missing.add(file + " repeats a chunk, which was read once."));
        return missing;
    }
}
