package dev.awaitscope.reports.html;

import dev.awaitscope.reports.CriticalPath;
import java.io.IOException;
import java.io.OutputStream;

/** The critical path as columns: per segment its thread, gap to the one before, length and how it leads to the next. */
final class PathBlock {
    static final String ID = "timeline-path";

    private PathBlock() {}

    static void write(CriticalPath path, OutputStream out) throws IOException {
        var threads = new Column();
        var gaps = new Column();
        var lengths = new Column();
        var links = new Column();
        long at = 0;
        for (CriticalPath.Segment segment : path.segments()) {
            threads.varint(segment.thread());
            gaps.varint(Math.max(0, segment.startNanos() - at));
            at = Math.max(at, segment.startNanos());
            lengths.varint(Math.max(0, segment.endNanos() - at));
            at = Math.max(at, segment.endNanos());
            links.octet(segment.next().ordinal());
        }
        for (Column column : new Column[] {threads, gaps, lengths, links}) {
            column.writeTo(out);
        }
    }
}
