package dev.awaitscope.agent.event;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/**
 * What TCP counted during the event's duration, once a second, on Linux: for the whole network namespace, so other
 * processes in it count as well. In a container that is usually the container.
 */
@Name(TcpCounters.NAME)
@Label("Tcp Counters")
@Description("What TCP counted in the network namespace of the program")
@Category("Awaitscope")
@StackTrace(false)
public final class TcpCounters extends Event {
    /** The event's name. */
    public static final String NAME = "awaitscope.TcpCounters";

    @Label("Accepted Connections")
    @Description("Number of connections that others opened")
    public long acceptedConnections;

    /** The client does not know: it tries again after a second, then two, then four. */
    @Label("Listen Overflows")
    @Description("Number of connections turned away because a queue for accept was full")
    public long listenOverflows;

    /** Overflows included. */
    @Label("Listen Drops")
    @Description("Number of connections turned away by listening sockets for any reason")
    public long listenDrops;

    @Label("Sent Segments")
    @Description("Number of segments sent, without those sent again")
    public long sentSegments;

    @Label("Retransmitted Segments")
    @Description("Number of segments sent again")
    public long retransmittedSegments;
}
