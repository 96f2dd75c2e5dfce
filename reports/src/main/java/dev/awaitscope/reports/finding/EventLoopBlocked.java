package dev.awaitscope.reports.finding;

import dev.awaitscope.reports.Durations;
import dev.awaitscope.reports.Finding;
import dev.awaitscope.reports.Finding.Confidence;
import dev.awaitscope.reports.Finding.Unit;
import dev.awaitscope.reports.LoopStall;
import dev.awaitscope.reports.Phrases;
import dev.awaitscope.reports.Slices;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.TracedThread;
import dev.awaitscope.reports.TracedWait;
import dev.awaitscope.reports.WaitKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An event loop's thread waited for something else than its channels. */
final class EventLoopBlocked implements Rule {
    /** Loops of Netty, Vert.x and Reactor, for recordings in which they are not seen to select. */
    private static final Pattern NAMED = Pattern.compile("(?i)event-?loop|reactor-http-(nio|epoll)");
    private static final long LONG = 10_000_000;
    private static final long WORTH = 20_000_000;

    @Override
    public String name() {
        return "event-loop-blocked";
    }

    @Override
    public String title() {
        return "Event loop blocked";
    }

    @Override
    public List<Finding> look(Evidence evidence) {
        Set<Integer> stalled = evidence.timeline()
                .asynchronous()
                .stalls()
                .stream()
                .map(LoopStall::thread)
                .collect(Collectors.toSet());
        List<Finding> findings = new ArrayList<>();
        for (TracedThread thread : evidence.threads()) {
            boolean loop = thread.eventLoop() || stalled.contains(thread.index());
            if (loop || NAMED.matcher(thread.name()).find()) {
                List<TracedWait> blocking = blocking(evidence, thread);
                long total = blocking.stream().mapToLong(TracedWait::durationNanos).sum();
                if (total >= WORTH) {
                    findings.add(finding(evidence, thread, blocking, loop));
                }
            }
        }
        return findings;
    }

    /** What the loop's thread waited for, but for its channels, the longest first. */
    private static List<TracedWait> blocking(Evidence evidence, TracedThread thread) {
        List<TracedWait> waits = new ArrayList<>();
        Slices slices = thread.slices();
        int last = -1;
        for (int i = 0; i < slices.size(); i++) {
            int wait = slices.wait(i);
            boolean isLong = slices.endNanos(i) - slices.startNanos(i) >= LONG;
            if (wait >= 0 && wait != last && isLong && slices.state(i) != ThreadState.IDLE) {
                TracedWait of = evidence.timeline().waits().get(wait);
                boolean busy = of.kind() != WaitKind.SELECT && !of.idle();
                if (busy) {
                    waits.add(of);
                    last = wait;
                }
            }
        }
        waits.sort(Comparator.comparingLong(TracedWait::durationNanos).reversed());
        return waits;
    }

    private Finding finding(Evidence evidence, TracedThread thread, List<TracedWait> blocking, boolean seen) {
        long total = blocking.stream().mapToLong(TracedWait::durationNanos).sum();
        TracedWait longest = blocking.getFirst();
        int waitingKeys = evidence.timeline()
                .asynchronous()
                .stalls()
                .stream()
                .filter(stall -> stall.thread() == thread.index())
                .mapToInt(LoopStall::waitingKeys)
                .sum();
        long suffered = evidence.analysis()
                .blame()
                .roots()
                .stream()
                .filter(root -> root.actor() == evidence.analysis().actor(thread.index())
                        && root.kind() == longest.kind())
                .mapToLong(root -> root.nanos() - root.ownNanos())
                .sum();
        Draft draft = new Draft(this, "Event loop " + thread.label() + " was blocked for "
                + Durations.format(longest.durationNanos()) + ": it waited for "
                + Phrases.goal(longest.kind(), longest.blocker()) + ".")
                .figure("blocked in all", total, Unit.NANOS)
                .figure("times", blocking.size(), Unit.COUNT)
                .figure("the longest", longest.durationNanos(), Unit.NANOS)
                .figure("channels ready afterwards", waitingKeys, Unit.COUNT)
                .figure("other threads waited for it", suffered, Unit.NANOS);
        List<Integer> threads = new ArrayList<>(List.of(thread.index()));
        blocking.forEach(wait -> threads.add(wait.wakerThread()));
        return draft.threads(threads)
                .sites(blocking.stream().map(TracedWait::site).toList())
                .sure(seen ? Confidence.CERTAIN : Confidence.LIKELY,
                        "A thread " + (seen ? "whose work is to select channels" : "that has the name of an event loop")
                                + " waited for something else" + Phrases.at(longest.site())
                                + ", and nothing else on it ran meanwhile.")
                .weight(total + suffered)
                .advise("Hand the blocking call to other threads (executeBlocking, a pool, a virtual thread) and go on"
                        + " with its answer as an event.");
    }

    @Override
    public String teaching() {
        return """
                An event loop is one thread that serves many channels: it asks which are ready, calls a handler for
                each, and asks again. A handler that waits (sleeps, takes a lock, reads from a database, joins a
                future) stops the loop, and with it every connection that the loop serves, not only the one that
                asked.

                How it is found: a thread that spends its time in a selector waited for something else for at least
                10 ms. Where the agent saw the loop, it also says how many channels were ready when it came back:
                those are who suffered.

                What looks alike: a loop in select is idle, which is its job and no wait. A handler that computes for
                long blocks the loop as well; that is seen as running, not as waiting.

                What to do: never wait on a loop's thread. Vert.x has executeBlocking, Netty an EventExecutorGroup
                per handler, the JDK virtual threads; or use an asynchronous driver.
                """;
    }
}
