package dev.awaitscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.Finding;
import dev.awaitscope.reports.ReadOptions;
import dev.awaitscope.reports.Recordings;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.finding.Findings;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real programs with a known fault show it, and their cures show none. */
class FindingsIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"convoy, wrong, lock-convoy", "starvation, pool, pool-starvation", "starvation, pinned, carriers-taken",
            "starvation, busy, carriers-taken", "deadlock, wrong, deadlock", "offload, loop, event-loop-blocked"})
    void aFaultIsTheFirstFinding(String demo, String variant, String name) throws Exception {
        RunReport report = trace(demo, variant);
        Finding first = report.causes().findings().getFirst();
        assertThat(first.name()).as(report.causes().findings().toString()).isEqualTo(name);
        assertThat(report.verdict().getFirst()).isEqualTo(first.sentence());
        assertThat(first.sentence()).hasSizeLessThan(120);
        assertThat(report.causes().blame().roots().stream().mapToLong(root -> root.nanos()).sum())
                .isEqualTo(report.causes().blame().totalNanos());
    }

    @ParameterizedTest
    @CsvSource({"convoy, right", "starvation, pool-cured", "deadlock, right", "coroutine, generator",
            "factorial, virtual"})
    void aHealthyRunShowsNoFault(String demo, String variant) throws Exception {
        RunReport report = trace(demo, variant);
        assertThat(report.causes().findings()).extracting(Finding::name).containsExactly("nothing-wrong");
    }

    @Test
    void theRootOfAConvoyIsTheSlowCallUnderTheLock() throws Exception {
        RunReport report = trace("convoy", "wrong");
        long sleeping = report.causes()
                .blame()
                .charges()
                .stream()
                .filter(charge -> String.valueOf(charge.site()).contains("Journal.write"))
                .filter(charge -> String.valueOf(report.causes().blame().roots().get(charge.root()).site())
                        .contains("Journal.prepare"))
                .mapToLong(charge -> charge.nanos())
                .sum();
        long queueing = report.totals()
                .bySite()
                .stream()
                .filter(total -> String.valueOf(total.site()).contains("Journal.write"))
                .mapToLong(total -> total.lengths().totalNanos())
                .sum();
        // Whoever holds the lock does nothing but sleep; what is missing is that it was not given a CPU at once.
        assertThat((double) sleeping / queueing).isBetween(0.6, 1.0);
    }

    private RunReport trace(String demo, String variant) throws Exception {
        Ran ran = CliProcess.run(folder, "demo", demo, "--variant", variant);
        assertThat(folder.resolve(demo + ".jfr")).as(ran.err()).isNotEmptyFile();
        List<RunReport> reports = Recordings.read(List.of(folder.resolve(demo + ".jfr")), ReadOptions.DEFAULT);
        assertThat(reports.getFirst().causes().findings())
                .allMatch(finding -> Findings.names().contains(finding.name()));
        return reports.getFirst();
    }
}
