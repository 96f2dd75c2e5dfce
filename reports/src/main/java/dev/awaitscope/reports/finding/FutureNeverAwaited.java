package dev.awaitscope.reports.finding;

import dev.awaitscope.reports.Finding;
import dev.awaitscope.reports.Finding.Confidence;
import dev.awaitscope.reports.Finding.Unit;
import dev.awaitscope.reports.Phrases;
import dev.awaitscope.reports.WaitKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Work was given away, and the program ended without waiting for it. */
final class FutureNeverAwaited implements Rule {
    @Override
    public String name() {
        return "future-never-awaited";
    }

    @Override
    public String title() {
        return "Future that nobody awaited";
    }

    @Override
    public List<Finding> look(Evidence evidence) {
        if (!evidence.collected().isWhole()) {
            return List.of();
        }
        Set<Long> awaited = evidence.analysis()
                .openWaits()
                .stream()
                .filter(wait -> wait.kind() == WaitKind.FUTURE)
                .map(wait -> wait.blockerId())
                .collect(Collectors.toSet());
        List<OpenFutures.Open> forgotten = OpenFutures.of(evidence)
                .stream()
                .filter(open -> open.origin() == OpenFutures.Origin.ASYNCHRONOUS)
                .filter(open -> !awaited.contains((long) open.event().futureId()))
                .toList();
        if (forgotten.isEmpty()) {
            return List.of();
        }
        long lost = forgotten.stream()
                .mapToLong(open -> evidence.collected().shutDownNanos() - open.event().startNanos())
                .filter(nanos -> nanos > 0)
                .max()
                .orElse(0);
        return List.of(new Draft(this, "The program ended while the work of " + Phrases.counted(forgotten.size(),
                "future") + " went on, and nobody waited for it.")
                .figure("futures", forgotten.size(), Unit.COUNT)
                .figure("from the oldest to the program's end", lost, Unit.NANOS)
                .threads(forgotten.stream().map(open -> evidence.timeline().index(open.event().thread())).toList())
                .sites(forgotten.stream().map(OpenFutures.Open::site).toList())
                .sure(Confidence.LIKELY, "Made by supplyAsync or runAsync, not complete when the program ended, and no"
                        + " thread waited for them; whether their work mattered only its author knows.")
                .advise("Keep the future and join it before the program ends; or close the executor, which waits."));
    }

    @Override
    public String teaching() {
        return """
                supplyAsync and runAsync give work to threads that do not keep the program alive. When main returns
                and the last ordinary thread is gone, the JVM stops them wherever they are: half a file is written,
                a message is not sent, and nothing says so. A future that is dropped where it was made is nearly
                always a wait that was forgotten.

                How it is found: the recording goes on to the end of the program, a future made by supplyAsync or
                runAsync was not complete by then, and no thread was waiting for it. The agent writes where futures
                are made only when asked to (groups=*+futures.sites).

                What looks alike: work that is meant to be given up at the end, such as a refresh in the background.

                What to do: join the future, or all of them with allOf; give the work to an executor that is closed
                (try-with-resources waits for its tasks); or use a StructuredTaskScope, which cannot forget.
                """;
    }
}
