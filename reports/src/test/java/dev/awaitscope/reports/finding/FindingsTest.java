package dev.awaitscope.reports.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.Finding;
import dev.awaitscope.reports.LoadOverTime;
import dev.awaitscope.reports.Pool;
import dev.awaitscope.reports.RunCoverage;
import dev.awaitscope.reports.cause.Analysed;
import dev.awaitscope.reports.cause.Pools;
import dev.awaitscope.reports.recording.AgentEvent;
import dev.awaitscope.reports.timeline.Timeline;
import dev.awaitscope.reports.timeline.Trace;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each sort of finding: a run that has it, one that has nothing of the kind, and one that only looks like it. */
class FindingsTest {
    private static final long MS = 1_000_000;
    private static final String FUTURE = "java.util.concurrent.CompletableFuture.";
    private static final String TASK_POOL = "java.util.concurrent.ThreadPoolExecutor";

    @Test
    void deadlock() {
        found("deadlock", Trace.ofAgent(2).stuck(0, 1, 2_000, 10, 1).stuck(1, 2, 2_000, 20, 0).end(2_000),
                "Deadlock: T0 and T1 wait for each other's locks.");
        notFound("deadlock", Trace.ofAgent(2).lock(0, 1, 0, 50, 1).lock(1, 1, 50, 90, 0).end(100));
        // A chain is not a ring: T2 holds the last lock and works.
        notFound("deadlock", Trace.ofAgent(3).stuck(0, 1, 2_000, 10, 1).stuck(1, 2, 2_000, 20, 2).end(2_000));
    }

    @Test
    void poolStarvation() {
        found("pool-starvation", selfWaiting(2, true), "All 2 workers of ThreadPoolExecutor waited for tasks in its"
                + " own queue, for 900 ms.");
        notFound("pool-starvation", tasks(2, 20, 1, 10));
        // One of the workers does something else, so that the queue moves on.
        notFound("pool-starvation", selfWaiting(2, false));
    }

    /** Tasks on T1 and T2 submit tasks to their own pool at 100 and wait for them up to the end. */
    private static Trace selfWaiting(int workers, boolean all) {
        Trace trace = Trace.ofAgent(workers + 1);
        for (int worker = 1; worker <= workers; worker++) {
            trace.submit(0, 1, worker, 5).submit(worker, 100, 10 + worker, 5).run(worker, 2, 1_000, worker, 5);
            if (all || worker > 1) {
                trace.wait(worker, "future", "java.util.concurrent.FutureTask", 100, 1_000, -1);
            }
        }
        return trace.end(1_000);
    }

    @Test
    void futureNeverCompleted() {
        Trace stuck = openFuture(2_000, "java.util.concurrent.CompletableFuture");
        found("future-never-completed", stuck, "T0 waited 2.00 s for a future that nobody completed.");
        notFound("future-never-completed",
                Trace.ofAgent(2).wait(0, "future", "java.util.concurrent.CompletableFuture", 0, 1_900, 1).end(2_000));
        // Not yet is not never; and a task that runs will complete its future.
        notFound("future-never-completed", openFuture(300, "java.util.concurrent.CompletableFuture"));
        notFound("future-never-completed", openFuture(2_000, "java.util.concurrent.FutureTask"));
    }

    private static Trace openFuture(long age, String type) {
        return Trace.ofAgent(1)
                .add(new AgentEvent.OpenWait(3_000 * MS, -1, 0, "future", type, 77, -1, age * MS, "app.Main.get:3"))
                .end(3_000);
    }

    @Test
    void failureNeverObserved() {
        Finding lost = found("failure-never-observed", Trace.ofAgent(2).add(failure(false)).add(failure(true)).end(50),
                "2 futures failed with IllegalStateException and nobody looked.");
        assertThat(lost.confidence()).isEqualTo(Finding.Confidence.CERTAIN);
        assertThat(lost.because()).contains("no stock left");
        notFound("failure-never-observed", tasks(2, 20, 1, 10));
        // It can still be asked: possible, and not told unasked.
        Finding open = found("failure-never-observed", Trace.ofAgent(2).add(failure(true)).stopped(50),
                "1 future failed with IllegalStateException and nobody looked.");
        assertThat(Findings.tells(open)).isFalse();
        // The program has ended: nobody will ask any more.
        Finding over = found("failure-never-observed", Trace.ofAgent(2).add(failure(true)).end(50), "");
        assertThat(Findings.tells(over)).isTrue();
    }

    @Test
    void futureNeverAwaited() {
        Finding forgotten = found("future-never-awaited", asynchronous(Trace.ofAgent(1)).end(500),
                "The program ended while the work of 1 future went on, and nobody waited for it.");
        assertThat(forgotten.sites()).containsExactly("app.Orders.forget:7");
        // Completed in time; still going on when only the recording ended; or somebody was waiting for it.
        notFound("future-never-awaited", asynchronous(Trace.ofAgent(1)).add(completion(5)).end(500));
        notFound("future-never-awaited", asynchronous(Trace.ofAgent(1)).stopped(500));
        notFound("future-never-awaited",
                asynchronous(Trace.ofAgent(1)).add(new AgentEvent.OpenWait(400 * MS, -1, 0, "future",
                        "java.util.concurrent.CompletableFuture", 5, -1, 300 * MS, "app.Main.get:3")).end(500));
    }

    private static Trace asynchronous(Trace trace) {
        return trace.future(0, 10, 5, FUTURE + "<init>:400", FUTURE + "asyncRunStage:1809", FUTURE + "runAsync:2024",
                "app.Orders.forget:7");
    }

    private static AgentEvent completion(int future) {
        return new AgentEvent.FutureComplete(100 * MS, 0, future, "java.util.concurrent.CompletableFuture", null,
                false, 0);
    }

    @Test
    void futureThatWasMadeAndNeverCompleted() {
        Finding hoped = found("future-never-completed", hope(Trace.ofAgent(1)).end(500),
                "1 future at Orders.hope:9 was never completed: 1 stage never ran.");
        assertThat(hoped.sites()).containsExactly("app.Orders.hope:9");
        assertThat(Findings.tells(hoped)).isTrue();
        notFound("future-never-completed", hope(Trace.ofAgent(1)).add(completion(6)).end(500));
        // Just made, in a program that goes on; after a second it is worth a word.
        notFound("future-never-completed", hope(Trace.ofAgent(1)).stopped(500));
        Finding old = found("future-never-completed", hope(Trace.ofAgent(1)).stopped(1_500), "");
        assertThat(Findings.tells(old)).isFalse();
    }

    private static Trace hope(Trace trace) {
        return trace.future(0, 10, 6, FUTURE + "<init>:400", "app.Orders.hope:9")
                .future(0, 11, 7, FUTURE + "<init>:400", FUTURE + "newIncompleteFuture:2600",
                        FUTURE + "uniRunStage:800", FUTURE + "thenRun:2200", "app.Orders.hope:10");
    }

    private static AgentEvent failure(boolean reachable) {
        return new AgentEvent.FailureUnobserved(40 * MS, -1, 5, "java.util.concurrent.CompletableFuture",
                "java.lang.IllegalStateException", "no stock left", 1, 101, "app.Orders.reserve:7", 10 * MS, reachable);
    }

    @Test
    void lazyPipelineNeverRun() {
        found("lazy-pipeline-never-run", Trace.ofAgent(1).add(pipeline(false)).end(50),
                "1 stream was built and never run: its work was not done.");
        notFound("lazy-pipeline-never-run", Trace.ofAgent(1).end(50));
        assertThat(found("lazy-pipeline-never-run", Trace.ofAgent(1).add(pipeline(true)).stopped(50), "").confidence())
                .isEqualTo(Finding.Confidence.POSSIBLE);
        assertThat(found("lazy-pipeline-never-run", Trace.ofAgent(1).add(pipeline(true)).end(50), "").confidence())
                .isEqualTo(Finding.Confidence.LIKELY);
    }

    private static AgentEvent pipeline(boolean reachable) {
        return new AgentEvent.PipelineUnused(40 * MS, -1, "java.util.stream.ReferencePipeline", 2, 0, 100,
                "app.Primes.count:12", 5 * MS, reachable);
    }

    @Test
    void lockConvoy() {
        Finding convoy = found("lock-convoy", convoy(4, 40, 10), "4 threads queued for a ReentrantLock at Cache.get:5:"
                + " 2.85 at a time.");
        assertThat(convoy.threads()).containsExactly(0, 1, 2, 3);
        assertThat(convoy.figures()).anyMatch(figure -> figure.name().equals("who held it ran")
                && figure.value() == 1);
        notFound("lock-convoy", tasks(2, 20, 1, 10));
        // They meet now and then: each waits 10 of every 160 ms.
        notFound("lock-convoy", convoy(4, 160, 10));
        // Two threads that take turns.
        notFound("lock-convoy", convoy(2, 20, 10));
    }

    /** Each thread in turn gets the lock for {@code held} ms and comes back after {@code period} ms. */
    private static Trace convoy(int threads, int period, int held) {
        Trace trace = Trace.ofAgent(threads);
        for (int i = 0; i < 40; i++) {
            int thread = i % threads;
            long got = period == threads * held ? i * (long) held : i / threads * (long) period + thread * held;
            long asked = period == threads * held ? got - (threads - 1) * held : got - held;
            if (asked >= 0) {
                trace.lock(thread, 5, asked, got, (thread + threads - 1) % threads);
            }
        }
        return trace.end(2_000);
    }

    @Test
    void poolTooSmall() {
        found("pool-too-small", sleepingTasks(2, 40, true), "Tasks of ThreadPoolExecutor queued 90.0 ms for 2 workers"
                + " that mostly waited.");
        notFound("pool-too-small", tasks(2, 20, 1, 10));
        // The workers compute: more of them would only share the cores.
        notFound("pool-too-small", sleepingTasks(2, 40, false));
    }

    /** All tasks are submitted at 0 and run for 10 ms each, most of it asleep or not. */
    private static Trace sleepingTasks(int workers, int tasks, boolean asleep) {
        Trace trace = Trace.ofAgent(workers + 1).cores(2);
        for (int task = 0; task < tasks; task++) {
            long start = task / workers * 10L;
            int thread = 1 + task % workers;
            trace.submit(0, 0, task, 5).run(thread, start, start + 10, task, 5);
            if (asleep) {
                trace.outside(thread, "io", start + 1, start + 10, "app.Db.query:3");
            }
        }
        return trace.wait(0, "executor", TASK_POOL, 1, tasks / workers * 10L, 1)
                .end(tasks / workers * 10L);
    }

    @Test
    void oneThreadDoesEverything() {
        found("one-thread-does-everything", oneWorks(4, 900), "T0 did the work of all: 3.00 other threads waited for"
                + " it.");
        notFound("one-thread-does-everything", tasks(2, 20, 1, 10));
        // Nobody waits for it but one thread, which is what a main thread does.
        notFound("one-thread-does-everything", oneWorks(2, 900));
    }

    private static Trace oneWorks(int threads, long to) {
        Trace trace = Trace.ofAgent(threads).cores(4).outside(0, "sleep", to, 1_000, "app.Main.pause:1");
        for (int thread = 1; thread < threads; thread++) {
            for (long at = 0; at < to; at += 100) {
                trace.wait(thread, "queue", "java.util.concurrent.LinkedBlockingQueue", at, at + 100, 0);
            }
            trace.outside(thread, "sleep", to, 1_000, "app.Main.pause:1");
        }
        return trace.end(1_000);
    }

    @Test
    void moreRunnableThanCores() {
        found("more-runnable-than-cores", computing(4, 50), "4.00 threads wanted a CPU at a time, and there are 2"
                + " cores.");
        notFound("more-runnable-than-cores", tasks(2, 20, 1, 10));
        // As many as cores: all busy, nobody queues.
        notFound("more-runnable-than-cores", computing(2, 100));
        // Other programs have the CPUs: the threads queue, but this program does not keep the cores busy.
        notFound("more-runnable-than-cores", computing(4, 20));
    }

    /** Threads that want a CPU all the time and have one for a share of it. */
    private static Trace computing(int threads, long percent) {
        Trace trace = Trace.ofAgent(threads).cores(2).sampled(0, 1_000);
        for (int thread = 0; thread < threads; thread++) {
            for (long at = 0; at < 1_000; at += 20) {
                trace.sample(thread, at, at + 20, percent / 5, 20 - percent / 5);
            }
        }
        return trace.end(1_000);
    }

    @Test
    void cpuThrottled() {
        found("cpu-throttled", Trace.ofAgent(1).add(throttling(10, 4)).end(1_000),
                "The CPU quota of 2.00 cores was used up in 40 % of its periods.");
        notFound("cpu-throttled", Trace.ofAgent(1).end(1_000));
        notFound("cpu-throttled", Trace.ofAgent(1).add(throttling(100, 1)).end(1_000));
    }

    private static AgentEvent throttling(long periods, long throttled) {
        return new AgentEvent.CpuThrottling(0, 1_000 * MS, -1, "/app", 200 * MS, 100 * MS, periods, throttled,
                throttled * 50 * MS);
    }

    @Test
    void listenQueueOverflow() {
        found("listen-queue-overflow", Trace.ofAgent(1).add(tcp(3)).end(1_000),
                "A listen queue was full 3 times: clients had to try again, a second later.");
        notFound("listen-queue-overflow", Trace.ofAgent(1).end(1_000));
        notFound("listen-queue-overflow", Trace.ofAgent(1).add(tcp(0)).end(1_000));
    }

    private static AgentEvent tcp(long overflows) {
        return new AgentEvent.TcpCounters(0, 1_000 * MS, -1, 5_000, overflows, overflows, 100_000, 7);
    }

    @Test
    void threadPerTask() {
        found("thread-per-task", shortLives(60, 5), "60 platform threads were started to live for 5.00 ms each.");
        notFound("thread-per-task", tasks(2, 20, 1, 10));
        notFound("thread-per-task", shortLives(20, 5));
        // Many threads, but they stay.
        notFound("thread-per-task", shortLives(60, 1_200));
    }

    private static Trace shortLives(int threads, long life) {
        Trace trace = Trace.ofAgent(threads);
        for (int thread = 0; thread < threads; thread++) {
            trace.born(thread, 1 + thread * 10L, -1).died(thread, 1 + thread * 10L + life);
        }
        return trace.end(2_000);
    }

    @Test
    void tinyTasks() {
        found("tiny-tasks", tiny(3_000, 5), "3,000 tasks of ThreadPoolExecutor ran for only 5.00 µs each.");
        notFound("tiny-tasks", tasks(2, 20, 1, 10));
        notFound("tiny-tasks", tiny(500, 5));
        notFound("tiny-tasks", tiny(3_000, 200));
    }

    private static Trace tiny(int tasks, long micros) {
        Trace trace = Trace.ofAgent(2);
        for (long task = 0; task < tasks; task++) {
            trace.submit(0, task, task, 5)
                    .add(new AgentEvent.TaskRun(task * MS, task * MS + micros * 1_000, 1, task, "app.Task", 5,
                            TASK_POOL, null, false));
        }
        return trace.end(tasks);
    }

    @Test
    void eventLoopBlocked() {
        Finding blocked = found("event-loop-blocked", loop("sleep", 80), "Event loop T0 was blocked for 80.0 ms: it"
                + " waited for time to pass.");
        assertThat(blocked.sites()).containsExactly("app.Handler.pause:5");
        notFound("event-loop-blocked", loop("select", 80));
        // A thread that selects now and then and mostly waits for other things is no loop; nor is a short wait one.
        notFound("event-loop-blocked", loop("sleep", 5));
        notFound("event-loop-blocked", Trace.ofAgent(1).outside(0, "sleep", 0, 900, "app.Main.pause:1").end(1_000));
    }

    private static Trace loop(String kind, long length) {
        Trace trace = Trace.ofAgent(1);
        for (long at = 0; at < 1_000; at += 100) {
            trace.add(new AgentEvent.SelectorWait(at * MS, (at + 99) * MS, 0, "sun.nio.ch.EPollSelectorImpl", 3, -1, 1,
                    0, -1, 0, 0, 1));
        }
        return kind.equals("select")
                ? trace.end(1_100)
                : trace.outside(0, kind, 1_000, 1_000 + length, "app.Handler.pause:5").end(1_200);
    }

    @Test
    void carriersTaken() {
        Finding pinned = found("carriers-taken", pinned(2, 100), "All 2 carriers were pinned for 100 ms: no virtual"
                + " thread could run.");
        assertThat(pinned.confidence()).isEqualTo(Finding.Confidence.CERTAIN);
        found("carriers-taken", delayedStart(300, true),
                "Virtual threads waited up to 300 ms for one of 2 carriers, all of"
                        + " them busy.");
        notFound("carriers-taken", tasks(2, 20, 1, 10));
        // One carrier is left.
        notFound("carriers-taken", pinned(1, 100));
        notFound("carriers-taken", delayedStart(5, true));
        // Late, but no virtual thread ran meanwhile: something else has the CPUs.
        notFound("carriers-taken", delayedStart(300, false));
    }

    private static Trace pinned(int threads, long length) {
        Trace trace = Trace.ofAgent(1).cores(2);
        carriers(trace);
        for (int i = 0; i < threads; i++) {
            int thread = trace.thread("virtual-" + i, "VirtualThreads", true);
            trace.outside(thread, "sleep", 10, 10 + length, "app.Slow.init:4")
                    .add(new dev.awaitscope.reports.recording.JdkEvent.Pinned(10 * MS, (10 + length) * MS, thread));
        }
        return trace.end(200);
    }

    private static Trace delayedStart(long delay, boolean taken) {
        Trace trace = Trace.ofAgent(1).cores(2);
        carriers(trace);
        for (int i = 0; taken && i < 2; i++) {
            int taker = trace.thread("taker-" + i, "VirtualThreads", true);
            trace.born(taker, 1, 0).died(taker, 11 + delay);
        }
        int thread = trace.thread("newcomer", "VirtualThreads", true);
        return trace
                .add(new AgentEvent.TaskSubmit(10 * MS, 0, 500, null, 9, "java.util.concurrent.ThreadPerTaskExecutor",
                        -1, -1, -1, 0))
                .add(new AgentEvent.TaskRun((10 + delay) * MS, (12 + delay) * MS, thread, 500, "app.Task", 9,
                        "java.util.concurrent.ThreadPerTaskExecutor", null, false))
                .end(400);
    }

    private static void carriers(Trace trace) {
        for (int i = 1; i <= 2; i++) {
            int carrier = trace.thread("ForkJoinPool-1-worker-" + i, "CarrierThreads", false);
            trace.wait(carrier, "idle", "java.util.concurrent.ForkJoinPool", 0, 1, -1);
        }
    }

    @Test
    void awaitsInSequence() {
        Finding sequence = found("awaits-in-sequence", submits(true), "T0 waited for 3 tasks one after the other, each"
                + " begun when the last was done.");
        assertThat(sequence.confidence()).isEqualTo(Finding.Confidence.POSSIBLE);
        assertThat(sequence.advice()).contains("39.0 ms in place of 117 ms");
        notFound("awaits-in-sequence", tasks(2, 20, 1, 10));
        // All are submitted before the first is waited for.
        notFound("awaits-in-sequence", submits(false));
    }

    /** Three tasks of 40 ms, awaited one after the other. */
    private static Trace submits(boolean inSequence) {
        Trace trace = Trace.ofAgent(4);
        for (int i = 0; i < 3; i++) {
            long submit = inSequence ? i * 41L : i;
            long end = submit + 40;
            trace.submit(0, submit, i, 5).run(1 + i, submit, end, i, 5);
            long from = inSequence ? submit + 1 : i == 0 ? 3 : 39 + i;
            trace.wait(0, "future", "java.util.concurrent.FutureTask", from, end, 1 + i);
        }
        return trace.end(150);
    }

    @Test
    void nothingWrong() {
        List<Finding> findings = findings(tasks(2, 20, 1, 10));
        assertThat(findings).extracting(Finding::name).containsExactly("nothing-wrong");
        assertThat(findings.getFirst().sentence()).startsWith("Nothing wrong was found in 3 threads");
    }

    /** Tasks of some length, given out as workers get free: they never queue. */
    private static Trace tasks(int workers, int tasks, long gap, long length) {
        Trace trace = Trace.ofAgent(workers + 1).cores(4);
        for (int task = 0; task < tasks; task++) {
            long start = task / workers * (length + gap);
            trace.submit(0, start, task, 5).run(1 + task % workers, start, start + length, task, 5);
        }
        long end = tasks / workers * (length + gap);
        for (int worker = 1; worker <= workers; worker++) {
            for (long at = length; at < end; at += length + gap) {
                trace.wait(worker, "idle", TASK_POOL, at, at + gap, 0);
            }
        }
        return trace.end(end);
    }

    @Test
    void eachSortIsExplained() {
        assertThat(Findings.names()).hasSize(18).doesNotHaveDuplicates();
        for (String name : Findings.names()) {
            assertThat(name).matches("[a-z]+(-[a-z]+)*");
            assertThat(Findings.explain(name).orElseThrow()).hasSizeGreaterThan(300)
                    .satisfies(text -> assertThat(text.lines()).allMatch(line -> line.length() <= 120));
            assertThat(Findings.title(name)).isPresent();
        }
        assertThat(Findings.explain("no-such-finding")).isEmpty();
    }

    private static Finding found(String name, Trace trace, String sentence) {
        List<Finding> findings = findings(trace);
        assertThat(findings).extracting(Finding::name).contains(name);
        Finding finding = findings.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
        if (!sentence.isEmpty()) {
            assertThat(finding.sentence()).isEqualTo(sentence);
        }
        assertThat(finding.sentence()).hasSizeLessThan(120).endsWith(".");
        assertThat(finding.because()).endsWith(".");
        assertThat(finding.advice()).endsWith(".");
        assertThat(finding.figures()).isNotEmpty();
        assertThat(Pattern.compile("null|NaN|Infinity").matcher(finding.toString().replace("Figure", "")).find())
                .isFalse();
        return finding;
    }

    private static void notFound(String name, Trace trace) {
        assertThat(findings(trace)).extracting(Finding::name).doesNotContain(name);
    }

    private static List<Finding> findings(Trace trace) {
        Timeline timeline = trace.timeline();
        long duration = trace.collected().durationNanos();
        List<Pool> pools = Pools.of(timeline.taskMatch(), duration);
        LoadOverTime load = timeline.load(10);
        RunCoverage coverage = new RunCoverage("0.1.0", "", 20_000, 1_000_000, List.of(), List.of(), List.of(),
                List.of(), 0, List.of(), List.of(), 0, -1, -1, null);
        return Findings
                .of(new Evidence(trace.collected(), timeline, pools, load, Analysed.of(trace, timeline), coverage));
    }
}
