package dev.awaitscope.reports.finding;

import dev.awaitscope.reports.Finding;
import dev.awaitscope.reports.Finding.Confidence;
import dev.awaitscope.reports.Finding.Unit;
import dev.awaitscope.reports.Phrases;
import dev.awaitscope.reports.recording.AgentEvent.TcpCounters;
import java.util.List;

/** Connections were refused or lost because a listening socket's queue was full. */
final class ListenQueueOverflow implements Rule {
    @Override
    public String name() {
        return "listen-queue-overflow";
    }

    @Override
    public String title() {
        return "Listen queue overflowed";
    }

    @Override
    public List<Finding> look(Evidence evidence) {
        List<TcpCounters> rows = evidence.collected().tcp();
        long overflows = rows.stream().mapToLong(TcpCounters::listenOverflows).sum();
        long drops = rows.stream().mapToLong(TcpCounters::listenDrops).sum();
        if (overflows == 0) {
            return List.of();
        }
        return List.of(new Draft(this, "A listen queue was full " + Phrases.counted(overflows, "time")
                + ": clients had to try again, a second later.")
                .figure("queue full", overflows, Unit.COUNT)
                .figure("connections dropped", drops, Unit.COUNT)
                .figure("connections accepted", rows.stream().mapToLong(TcpCounters::acceptedConnections).sum(),
                        Unit.COUNT)
                .sure(Confidence.LIKELY, "The kernel counts it per network namespace: another program that listens"
                        + " there may be the one.")
                .advise("Accept faster (a thread that only accepts), or give the listening socket a longer queue than"
                        + " the 50 that is Java's default; the kernel's net.core.somaxconn limits it."));
    }

    @Override
    public String teaching() {
        return """
                The kernel completes connections before the program accepts them and keeps them in the queue of the
                listening socket. When that is full, further ones are dropped; the client's kernel tries again after
                one second, then two, then four. So a server with a p50 of 5 ms shows a p99 of 1 s, and its own
                measurements show nothing, because the time is lost before it accepts.

                How it is found: the kernel's counter ListenOverflows of the network namespace grew in the run.

                What to do: new ServerSocket(port, backlog) with a larger backlog than the default of 50, and a
                larger net.core.somaxconn; a thread that does nothing but accept; keep-alive, so that there are fewer
                connections to make.
                """;
    }
}
