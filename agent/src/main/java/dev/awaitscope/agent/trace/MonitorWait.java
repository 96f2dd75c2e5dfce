package dev.awaitscope.agent.trace;

import dev.awaitscope.agent.event.ThreadWait;
import org.jspecify.annotations.Nullable;

/** A virtual thread's wait for a monitor, from leaving its carrier to being mounted again. */
final class MonitorWait {
    final ThreadState state;
    final ThreadWait event = new ThreadWait();
    final long startNanos = System.nanoTime();
    /** The one pushed before this one, while both wait to be seen by the watching thread. */
    @Nullable
    MonitorWait next;
    /** 0 while the wait is open. */
    volatile long endNanos;

    // The watching thread's own:
    boolean described;
    int lookUps;
    int openReports;

    MonitorWait(ThreadState state) {
        this.state = state;
        event.begin();
    }

    void end() {
        event.end();
        endNanos = System.nanoTime();
    }
}
