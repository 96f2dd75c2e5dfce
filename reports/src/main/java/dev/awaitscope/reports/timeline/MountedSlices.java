package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.ThreadState;

/**
 * Lays out the life of a virtual thread whose every mount is known: it runs while mounted, is runnable from being made
 * ready to the mount, and in between waits for what its wait, or else the reason of the unmount, tells.
 */
final class MountedSlices {
    /*
     * A wait begins before the unmount and ends after the mount that belong to it, so that waits only name what the
     * mounts leave open. But one that lies within a single mount was spent on the carrier: pinned, or blocked in native
     * code.
     */
    private final WaitColumns waits;
    private final ThreadWaits own;
    private final SliceColumns slices;
    private final long end;
    private long at;
    private int nextWait;

    MountedSlices(WaitColumns waits, SliceColumns slices, ThreadWaits own, long start, long end) {
        this.waits = waits;
        this.slices = slices;
        this.own = own;
        this.at = start;
        this.end = end;
    }

    void build(MountColumns mounts, int[] byStart) {
        ThreadState away = ThreadState.UNKNOWN;
        for (int mount : byStart) {
            away(Math.min(mounts.ready.get(mount), end), away);
            runnable(Math.min(mounts.start.get(mount), end));
            mounted(Math.min(mounts.end.get(mount), end));
            away = mounts.away(mount);
        }
        lastAway(away);
    }

    private void away(long to, ThreadState unnamed) {
        while (at < to) {
            int wait = waitAt();
            if (wait < 0 || waits.start.get(own.row(wait)) >= to) {
                add(unnamed, to, -1);
            } else {
                add(unnamed, waits.start.get(own.row(wait)), -1);
                add(SliceBuilder.state(waits, own.row(wait)), Math.min(to, waits.end.get(own.row(wait))),
                        own.index(wait));
            }
        }
    }

    private void runnable(long to) {
        int wait = waitAt();
        boolean within = wait >= 0 && waits.start.get(own.row(wait)) <= at;
        add(ThreadState.RUNNABLE, to, within ? own.index(wait) : -1);
    }

    private void mounted(long to) {
        long from = at;
        for (int wait = waitAt(); wait >= 0 && waits.start.get(own.row(wait)) < to; wait = waitAfter(wait)) {
            boolean within = waits.start.get(own.row(wait)) >= from && waits.end.get(own.row(wait)) <= to;
            if (within || waits.is(own.row(wait), WaitColumns.PINNED)) {
                add(ThreadState.RUNNING, waits.start.get(own.row(wait)), -1);
                add(SliceBuilder.state(waits, own.row(wait)), Math.min(to, waits.end.get(own.row(wait))),
                        own.index(wait));
            }
        }
        add(ThreadState.RUNNING, to, -1);
    }

    /** After the last mount that was written: the recording ended while the thread waited, or ran once more. */
    private void lastAway(ThreadState away) {
        int wait = waitAt();
        if (wait >= 0) {
            long last = 0;
            for (int i = wait; i < own.size(); i++) {
                last = Math.max(last, waits.end.get(own.row(i)));
            }
            away(Math.min(last, end), away);
            add(ThreadState.RUNNING, end, -1);
        } else {
            add(away, end, -1);
        }
    }

    private void add(ThreadState state, long to, int wait) {
        if (to > at) {
            slices.add(state, at, to, wait);
            at = to;
        }
    }

    /** The first wait that ends after the point that is reached, -1 for none. */
    private int waitAt() {
        while (nextWait < own.size() && waits.end.get(own.row(nextWait)) <= at) {
            nextWait++;
        }
        return nextWait < own.size() ? nextWait : -1;
    }

    private int waitAfter(int wait) {
        return wait + 1 < own.size() ? wait + 1 : -1;
    }
}
