package dev.awaitscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.Finding;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.finding.Findings;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Demos that are healthy show no fault; the faults of the others are in {@link DemoFindingsIT}. */
class FindingsIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"convoy, right", "deadlock, right", "coroutine, generator", "factorial, virtual",
            "starvation, pool-cured"})
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
        RunReport report = TracedDemo.run(folder, demo, variant).report();
        assertThat(report.causes().findings()).allMatch(finding -> Findings.names().contains(finding.name()));
        assertThat(report.causes().blame().roots().stream().mapToLong(root -> root.nanos()).sum())
                .isEqualTo(report.causes().blame().totalNanos());
        return report;
    }
}
