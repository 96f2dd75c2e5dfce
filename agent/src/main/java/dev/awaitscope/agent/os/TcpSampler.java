package dev.awaitscope.agent.os;

import dev.awaitscope.agent.event.TcpCounters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads what the kernel counts of TCP in this process's network namespace. Sampling thread only. */
final class TcpSampler {
    /*
     * Both files have pairs of lines, "Protocol: names.." and "Protocol: values..",
     * https://docs.kernel.org/networking/snmp_counter.html. Which names there are depends on the kernel.
     */
    private final Path snmp;
    private final Path netstat;
    private final long[] previous = new long[5];
    private TcpCounters event = new TcpCounters();
    private boolean begun;

    /**
     * @param net
     *            the folder {@code /proc/self/net}
     */
    TcpSampler(Path net) {
        this.snmp = net.resolve("snmp");
        this.netstat = net.resolve("netstat");
    }

    boolean isAvailable() {
        return Files.isReadable(snmp) && Files.isReadable(netstat);
    }

    /** Writes what has happened since the last call. */
    void sample() throws IOException {
        Counters tcp = Counters.read(snmp, "Tcp:");
        Counters extended = Counters.read(netstat, "TcpExt:");
        long[] now = {tcp.get("PassiveOpens"), extended.get("ListenOverflows"), extended.get("ListenDrops"),
                tcp.get("OutSegs"), tcp.get("RetransSegs")};
        if (begun) {
            event.acceptedConnections = now[0] - previous[0];
            event.listenOverflows = now[1] - previous[1];
            event.listenDrops = now[2] - previous[2];
            event.sentSegments = now[3] - previous[3];
            event.retransmittedSegments = now[4] - previous[4];
            event.commit();
        }
        System.arraycopy(now, 0, previous, 0, now.length);
        begun = true;
        event = new TcpCounters();
        event.begin();
    }

    private record Counters(List<String> names, List<String> values) {
        static Counters read(Path file, String protocol) throws IOException {
            List<String> lines = Files.readAllLines(file).stream().filter(line -> line.startsWith(protocol)).toList();
            return lines.size() < 2
                    ? new Counters(List.of(), List.of())
                    : new Counters(List.of(lines.get(0).split(" ")), List.of(lines.get(1).split(" ")));
        }

        long get(String name) {
            int index = names.indexOf(name);
            return index < 0 || index >= values.size() ? 0 : Long.parseLong(values.get(index));
        }
    }
}
