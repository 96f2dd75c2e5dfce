package dev.awaitscope.reports.finding;

import dev.awaitscope.reports.Finding;
import dev.awaitscope.reports.Finding.Confidence;
import dev.awaitscope.reports.Finding.Unit;
import dev.awaitscope.reports.Phrases;
import dev.awaitscope.reports.recording.AgentEvent;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Futures failed, and nobody looked at them. */
public final class FailureNeverObserved implements Rule {
    private static final String MESSAGE = " The first says: ";

    FailureNeverObserved() {}

    /** The reason of any finding without what an exception of the program says. */
    public static String withoutMessage(String because) {
        int message = because.indexOf(MESSAGE);
        return message < 0 ? because : because.substring(0, message);
    }

    @Override
    public String name() {
        return "failure-never-observed";
    }

    @Override
    public String title() {
        return "Failure that nobody saw";
    }

    @Override
    public List<Finding> look(Evidence evidence) {
        Map<String, List<AgentEvent.FailureUnobserved>> byClass = evidence.collected()
                .unobserved()
                .stream()
                .collect(Collectors.groupingBy(
                        event -> event.failureClass() == null ? "a failure" : String.valueOf(event.failureClass()),
                        TreeMap::new, Collectors.toList()));
        return byClass.entrySet()
                .stream()
                .sorted(Comparator.comparingInt(entry -> -entry.getValue().size()))
                .map(entry -> finding(evidence, entry.getKey(), entry.getValue()))
                .toList();
    }

    private Finding finding(Evidence evidence, String type, List<AgentEvent.FailureUnobserved> events) {
        long lost = events.stream().filter(event -> !event.reachable()).count();
        boolean whole = evidence.collected().isWhole();
        List<String> messages = events.stream()
                .map(AgentEvent.FailureUnobserved::message)
                .filter(message -> message != null && !message.isBlank())
                .map(String::valueOf)
                .distinct()
                .limit(1)
                .toList();
        return new Draft(this, Phrases.counted(events.size(), "future") + " failed with "
                + Phrases.simpleName(type) + " and nobody looked.")
                .figure("failures", events.size(), Unit.COUNT)
                .figure("of them lost for good", lost, Unit.COUNT)
                .threads(events.stream().map(event -> evidence.timeline().index(event.completer())).toList())
                .sites(events.stream().map(AgentEvent.FailureUnobserved::site).toList())
                .sure(lost > 0 ? Confidence.CERTAIN : whole ? Confidence.LIKELY : Confidence.POSSIBLE,
                        (lost > 0
                                ? "The futures were garbage when nobody had asked them for their result."
                                : whole
                                        ? "The program ended and nobody had asked the futures for their result."
                                        : "The futures could still be asked when the recording ended.")
                                + messages.stream()
                                        .map(text -> MESSAGE + text + ".")
                                        .collect(Collectors.joining()))
                .advise("Wait for the future, or end its chain with whenComplete or exceptionally; submit with execute"
                        + " what has no result, so that the thread's handler for uncaught exceptions sees it.");
    }

    @Override
    public String teaching() {
        return """
                What a task throws does not go up a stack: it goes into the future that submit, supplyAsync or a
                stage returned, and stays there until somebody asks. If nobody does, the failure is lost: no thread
                dies of it, no line is printed, and the work was not done.

                How it is found: a future failed, and no get, join, whenComplete or dependent stage had seen that
                when it became garbage (certain), when the program ended (likely), or when the recording ended
                (possible: it may still be asked).

                What to do: keep the future and wait for it; end each chain of stages with whenComplete, handle or
                exceptionally; give tasks without a result to execute, whose failures reach the handler for uncaught
                exceptions; or use a StructuredTaskScope, which cannot forget.
                """;
    }
}
