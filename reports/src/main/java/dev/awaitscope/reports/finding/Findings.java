package dev.awaitscope.reports.finding;

import dev.awaitscope.reports.Finding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** All sorts of findings: what a run shows of them, and what they teach. */
public final class Findings {
    private static final NothingWrong NOTHING = new NothingWrong();
    private static final List<Rule> RULES = List.of(new Deadlock(), new PoolStarvation(), new FutureNeverCompleted(),
            new FutureNeverAwaited(), new FailureNeverObserved(), new EventLoopBlocked(), new CarriersTaken(),
            new LockConvoy(),
            new PoolTooSmall(), new OneThreadDoesEverything(), new MoreRunnableThanCores(), new CpuThrottled(),
            new ListenQueueOverflow(), new ThreadPerTask(), new TinyTasks(), new AwaitsInSequence(),
            new LazyPipelineNeverRun(), NOTHING);
    private static final Comparator<Finding> MOST_IMPORTANT_FIRST = Comparator.comparing(Finding::confidence)
            .thenComparing(Comparator.comparingLong(Finding::weightNanos).reversed());

    private Findings() {}

    /** What the run shows: certain ones first, then by the time lost; where nothing is wrong, one that says so. */
    public static List<Finding> of(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        for (Rule rule : RULES) {
            findings.addAll(rule.look(evidence));
        }
        if (findings.isEmpty()) {
            return List.of(NOTHING.of(evidence));
        }
        findings.sort(MOST_IMPORTANT_FIRST);
        return List.copyOf(findings);
    }

    /** Whether it is one that says that something is wrong, surely enough to be told unasked. */
    public static boolean tells(Finding finding) {
        return isFault(finding) && finding.confidence() != Finding.Confidence.POSSIBLE;
    }

    /** Whether it says that something is, or may be, wrong. */
    public static boolean isFault(Finding finding) {
        return !finding.name().equals(NOTHING.name());
    }

    /** The names of all sorts. */
    public static List<String> names() {
        return RULES.stream().map(Rule::name).toList();
    }

    /** The few words that stand for a sort. */
    public static Optional<String> title(String name) {
        return RULES.stream().filter(rule -> rule.name().equals(name)).map(Rule::title).findFirst();
    }

    /** What a sort of finding is, why it costs time and what to do, in plain text of lines without a limit. */
    public static Optional<String> explain(String name) {
        return RULES.stream().filter(rule -> rule.name().equals(name)).map(Rule::teaching).findFirst();
    }
}
