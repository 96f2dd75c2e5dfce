package dev.awaitscope.reports.finding;

import dev.awaitscope.reports.Durations;
import dev.awaitscope.reports.Finding;
import dev.awaitscope.reports.Finding.Confidence;
import dev.awaitscope.reports.Finding.Unit;
import dev.awaitscope.reports.Phrases;
import dev.awaitscope.reports.recording.AgentEvent.CpuThrottling;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The container's CPU quota was used up, and all threads were stopped until the next period. */
final class CpuThrottled implements Rule {
    private static final double SHARE = 0.05;

    @Override
    public String name() {
        return "cpu-throttled";
    }

    @Override
    public String title() {
        return "CPU quota used up";
    }

    @Override
    public List<Finding> look(Evidence evidence) {
        Map<String, List<CpuThrottling>> byGroup = evidence.collected()
                .throttling()
                .stream()
                .collect(Collectors.groupingBy(CpuThrottling::controlGroup, TreeMap::new, Collectors.toList()));
        return byGroup.values()
                .stream()
                .filter(rows -> share(rows) >= SHARE)
                .map(this::finding)
                .toList();
    }

    private static double share(List<CpuThrottling> rows) {
        long periods = rows.stream().mapToLong(CpuThrottling::periods).sum();
        return periods == 0 ? 0 : (double) rows.stream().mapToLong(CpuThrottling::throttledPeriods).sum() / periods;
    }

    private Finding finding(List<CpuThrottling> rows) {
        CpuThrottling last = rows.getLast();
        long stopped = rows.stream().mapToLong(CpuThrottling::throttledTime).sum();
        double cpus = (double) last.quotaTime() / Math.max(1, last.quotaPeriod());
        return new Draft(this, "The CPU quota of " + Phrases.number(cpus) + " cores was used up in "
                + Phrases.percent(share(rows)) + " of its periods.")
                .figure("cores allowed", cpus, Unit.AVERAGE)
                .figure("periods in which it was used up", share(rows), Unit.SHARE)
                .figure("stopped, summed over CPUs", stopped, Unit.NANOS)
                .sure(Confidence.CERTAIN, "The kernel counted it, for the control group " + last.controlGroup() + ".")
                .weight(stopped)
                .advise("Raise the quota, or use fewer threads at once so that it lasts for the whole period of "
                        + Durations.format(last.quotaPeriod()) + ".");
    }

    @Override
    public String teaching() {
        return """
                A container with a CPU limit gets so much CPU time per period, mostly per 100 ms. Sixteen threads on
                sixteen cores use up the allowance of two cores in an eighth of the period; then the kernel stops all
                threads of the container until the next one. The CPUs look idle, the program looks slow, and the
                longest pauses of requests are those of the period.

                How it is found: the kernel counts, per control group, in how many periods the quota ran out and
                for how long threads were stopped; at 5 % of the periods it is said.

                What to do: a higher limit, or none; or no more busy threads than the limit has cores
                (-XX:ActiveProcessorCount, parallel garbage collection threads included).
                """;
    }
}
