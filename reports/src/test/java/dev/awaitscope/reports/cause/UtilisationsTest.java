package dev.awaitscope.reports.cause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.Pool;
import dev.awaitscope.reports.Utilisation;
import dev.awaitscope.reports.Utilisation.What;
import dev.awaitscope.reports.timeline.Timeline;
import dev.awaitscope.reports.timeline.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How much of cores, carriers and pools was in use. */
class UtilisationsTest {
    @Test
    void ofCoresAndAPool() {
        // Two workers, of which one has a task for 50 of 100 ms, the other for 30; they and T0 run all the time.
        List<Utilisation> use = of(Trace.ofAgent(3)
                .cores(4)
                .submit(0, 0, 1, 5)
                .run(1, 0, 50, 1, 5)
                .submit(0, 0, 2, 5)
                .run(2, 0, 30, 2, 5)
                .outside(2, "io", 40, 100, "app.Db.query:1")
                .end(100));
        assertThat(use).containsExactly(new Utilisation(What.CORES, "cores", 4, 2.4, true),
                new Utilisation(What.POOL, "ThreadPoolExecutor", 2, 0.8, false));
        assertThat(use.getFirst().share()).isEqualTo(0.6);
    }

    @Test
    void ofCarriers() {
        Trace trace = Trace.ofAgent(1).cores(2);
        int first = trace.thread("ForkJoinPool-1-worker-1", "CarrierThreads", false);
        int second = trace.thread("ForkJoinPool-1-worker-2", "CarrierThreads", false);
        trace.wait(first, "idle", "java.util.concurrent.ForkJoinPool", 0, 1, -1)
                .wait(second, "idle", "java.util.concurrent.ForkJoinPool", 0, 1, -1);
        int virtual = trace.thread("v", "VirtualThreads", true);
        trace.born(virtual, 0, 0).outside(virtual, "sleep", 20, 80, "app.Main.pause:1").died(virtual, 100);
        assertThat(of(trace.end(100))).contains(new Utilisation(What.CARRIERS, "carriers", 2, 0.4, true));
    }

    @Test
    void ofNothingIsNothing() {
        assertThat(of(Trace.ofAgent(1).end(100))).isEmpty();
    }

    private static List<Utilisation> of(Trace trace) {
        Timeline timeline = trace.timeline();
        long duration = trace.collected().durationNanos();
        List<Pool> pools = Pools.of(timeline.taskMatch(), duration);
        return Utilisations.of(timeline.threads(), pools, timeline.load(10),
                Analysed.of(trace, timeline).pinnedWaits(), duration);
    }
}
