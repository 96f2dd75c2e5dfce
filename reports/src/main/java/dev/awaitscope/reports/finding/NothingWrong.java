package dev.awaitscope.reports.finding;

import dev.awaitscope.reports.Finding;
import dev.awaitscope.reports.Finding.Confidence;
import dev.awaitscope.reports.Finding.Unit;
import dev.awaitscope.reports.Phrases;
import java.util.List;

/** Said where no other rule found anything. */
final class NothingWrong implements Rule {
    @Override
    public String name() {
        return "nothing-wrong";
    }

    @Override
    public String title() {
        return "Nothing wrong";
    }

    @Override
    public List<Finding> look(Evidence evidence) {
        return List.of();
    }

    /** The finding that there is none. */
    Finding of(Evidence evidence) {
        boolean ofAgent = evidence.coverage().agentVersion() != null;
        boolean whole = evidence.coverage().missing().isEmpty() && !evidence.coverage().partial();
        return new Draft(this, "Nothing wrong was found in " + Phrases.counted(evidence.threads().size(), "thread")
                + " and " + Phrases.counted(evidence.timeline().waits().size(), "wait") + ".")
                .figure("threads", evidence.threads().size(), Unit.COUNT)
                .figure("waits", evidence.timeline().waits().size(), Unit.COUNT)
                .figure("average parallelism", evidence.load().averageParallelism(), Unit.AVERAGE)
                .sure(ofAgent && whole ? Confidence.LIKELY : Confidence.POSSIBLE,
                        !ofAgent
                                ? "The recording was made without the agent, so most rules had little to look at."
                                : whole
                                        ? "Every event that the agent wrote was there to be looked at; a fault that"
                                                + " did not happen in this run is not in it."
                                        : "A part of what happened is not in the recording: see how it was measured.")
                .advise("Compare this run with one under more load, or look at the critical path to make it shorter.");
    }

    @Override
    public String teaching() {
        return """
                None of the rules found what it looks for. That is no proof: a rule sees only what happened in this
                run and what the recording holds. A deadlock that needs bad luck, a pool that is too small for the
                load of a Monday morning, a lock that only many cores make hot are not there until they are.

                What to do: record the run that people complain about, or one under the load you expect. If it is
                slow all the same, the critical path shows what its end depended on, and blame shows what the
                waiting came down to: both are there whether anything is wrong or not.
                """;
    }
}
