package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.WaitKind;
import java.util.BitSet;

/** Which threads are event loops: more than half of the time they wait, they wait in a selector. */
final class EventLoops {
    private EventLoops() {}

    static BitSet find(WaitColumns waits, int threads) {
        long[] selecting = new long[threads];
        long[] waiting = new long[threads];
        for (int row = 0; row < waits.size(); row++) {
            if (!waits.is(row, WaitColumns.DROPPED)) {
                long[] sum = waits.kind(row) == WaitKind.SELECT ? selecting : waiting;
                sum[waits.thread.get(row)] += waits.duration(row);
            }
        }
        BitSet loops = new BitSet(threads);
        for (int thread = 0; thread < threads; thread++) {
            loops.set(thread, selecting[thread] > waiting[thread]);
        }
        return loops;
    }
}
