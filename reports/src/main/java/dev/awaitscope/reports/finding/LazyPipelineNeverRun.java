package dev.awaitscope.reports.finding;

import dev.awaitscope.reports.Finding;
import dev.awaitscope.reports.Finding.Confidence;
import dev.awaitscope.reports.Finding.Unit;
import dev.awaitscope.reports.Phrases;
import dev.awaitscope.reports.recording.AgentEvent;
import java.util.List;

/** Streams were built, and no terminal operation ran them. */
final class LazyPipelineNeverRun implements Rule {
    @Override
    public String name() {
        return "lazy-pipeline-never-run";
    }

    @Override
    public String title() {
        return "Lazy pipeline that never ran";
    }

    @Override
    public List<Finding> look(Evidence evidence) {
        List<AgentEvent.PipelineUnused> unused = evidence.collected().pipelines();
        if (unused.isEmpty()) {
            return List.of();
        }
        long lost = unused.stream().filter(event -> !event.reachable()).count();
        boolean whole = evidence.collected().isWhole();
        String sentence = Phrases.counted(unused.size(), "stream") + (unused.size() == 1
                ? " was built and never run: its work was not done."
                : " were built and never run: their work was not done.");
        return List.of(new Draft(this, sentence)
                .figure("streams", unused.size(), Unit.COUNT)
                .figure("of them garbage", lost, Unit.COUNT)
                .threads(unused.stream().map(event -> evidence.timeline().index(event.creator())).toList())
                .sites(unused.stream().map(AgentEvent.PipelineUnused::site).toList())
                .sure(lost > 0 ? Confidence.CERTAIN : whole ? Confidence.LIKELY : Confidence.POSSIBLE, lost > 0
                        ? "They were garbage when no terminal operation had been called."
                        : whole
                                ? "The program ended and no terminal operation had been called."
                                : "They could still be run when the recording ended.")
                .advise("Call a terminal operation (toList, forEach, count ..); what was measured around it measured"
                        + " nothing."));
    }

    @Override
    public String teaching() {
        return """
                Stream operations like filter and map do nothing but write down what is to be done. Only a terminal
                operation (toList, forEach, reduce, count ..) runs it all. Without one the program is very fast and
                does nothing: a classic of benchmarks that measure an empty loop.

                How it is found: a pipeline with operations became garbage, or was there at the end, and no terminal
                operation was called on it. The agent watches this only when asked to (groups=pipelines).

                What to do: add the terminal operation, or delete the pipeline.
                """;
    }
}
