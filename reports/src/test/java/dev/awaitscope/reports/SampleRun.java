package dev.awaitscope.reports;

import dev.awaitscope.agent.event.AgentCost;
import dev.awaitscope.agent.event.AgentCounters;
import dev.awaitscope.agent.event.AgentSettings;
import dev.awaitscope.agent.event.Coverage;
import dev.awaitscope.agent.event.LongThreadWait;
import dev.awaitscope.agent.event.OpenWait;
import dev.awaitscope.agent.event.TaskRun;
import dev.awaitscope.agent.event.TaskSubmit;
import dev.awaitscope.agent.event.ThreadSchedule;
import dev.awaitscope.agent.event.ThreadWait;
import dev.awaitscope.reports.recording.JfrFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.locks.ReentrantLock;
import jdk.jfr.Recording;

/** A real recording with one of everything, some of it twice. */
public final class SampleRun {
    /** How often each wait occurs. */
    public static final int ROUNDS = 20;

    private SampleRun() {}

    /** Records it in one chunk, or with a new chunk in each round. */
    public static Path record(Path to, boolean chunks) throws Exception {
        List<Recording> others = new ArrayList<>();
        JfrFile.record(to, () -> {
            settings();
            cost(64, 1, 700);
            Thread worker = Thread.ofPlatform().name("worker \u001b[31m<b>\u202e").start(() -> rounds(others, chunks));
            worker.join();
            Thread virtual = Thread.ofVirtual().start(() -> wait("latch", Thread.currentThread(), 0));
            virtual.join();
            open();
            counters();
            cost(6_400, 100, 300);
        });
        others.forEach(Recording::close);
        return to;
    }

    private static void rounds(List<Recording> others, boolean chunks) {
        for (int i = 0; i < ROUNDS; i++) {
            task(i, () -> wait("lock", Thread.currentThread(), 7), others, chunks);
        }
        ThreadWait idle = new ThreadWait();
        idle.begin();
        idle.kind = "idle";
        idle.commit();
    }

    private static void open() {
        OpenWait open = new OpenWait();
        open.waiter = Thread.currentThread();
        open.kind = "lock";
        open.blockerClass = ReentrantLock.class;
        open.blockerId = 7;
        open.owner = Thread.currentThread();
        open.age = 10;
        open.commit();
    }

    private static void task(int id, Runnable body, List<Recording> others, boolean chunks) {
        TaskSubmit submit = new TaskSubmit();
        submit.taskId = id;
        submit.taskClass = SampleRun.class;
        submit.poolId = 5;
        submit.poolClass = ThreadPoolExecutor.class;
        submit.commit();
        TaskRun run = new TaskRun();
        run.begin();
        run.taskId = id;
        run.taskClass = SampleRun.class;
        run.poolId = 5;
        run.poolClass = ThreadPoolExecutor.class;
        ThreadSchedule schedule = new ThreadSchedule();
        schedule.begin();
        LongThreadWait across = new LongThreadWait();
        across.begin();
        across.kind = "future";
        if (chunks && id % 5 == 4) {
            others.add(JfrFile.rotate());
        }
        body.run();
        across.commit();
        schedule.osThreadId = 1;
        schedule.runTime = 10;
        schedule.commit();
        run.commit();
    }

    private static void wait(String kind, Thread waker, int blocker) {
        ThreadWait wait = new ThreadWait();
        wait.begin();
        wait.kind = kind;
        wait.blockerClass = ReentrantLock.class;
        wait.blockerId = blocker;
        wait.waker = waker;
        wait.unparkedBy = waker;
        wait.wokenBy = "thread";
        wait.runnableTime = 1;
        wait.commit();
    }

    private static void settings() {
        AgentSettings settings = new AgentSettings();
        settings.version = "0.1.0";
        settings.options = "min=20us";
        settings.minimumWait = 20_000;
        settings.stackThreshold = 1_000_000;
        settings.startTimeAdded = 300_000_000;
        settings.commit();
        Coverage coverage = new Coverage();
        coverage.group = "virtual-monitor-wakers";
        coverage.state = "off";
        coverage.reason = "the JVM does not tell";
        coverage.commit();
    }

    private static void cost(long calls, long timed, long nanos) {
        AgentCost park = new AgentCost();
        park.part = "hook park";
        park.calls = calls;
        park.timedCalls = timed;
        park.callCost = nanos;
        park.cpuTime = calls * nanos;
        park.estimated = true;
        park.method = "timed";
        park.commit();
        AgentCost thread = new AgentCost();
        thread.part = "thread awaitscope-watch";
        thread.cpuTime = calls * 1000;
        thread.commit();
        AgentCost written = new AgentCost();
        written.part = "recording";
        written.written = calls << 20;
        written.commit();
    }

    private static void counters() {
        AgentCounters waits = new AgentCounters();
        waits.countedType = ThreadWait.NAME;
        waits.committed = ROUNDS + 2;
        waits.commit();
        AgentCounters submits = new AgentCounters();
        submits.countedType = TaskSubmit.NAME;
        submits.committed = ROUNDS + 3;
        submits.commit();
        AgentCounters shorter = new AgentCounters();
        shorter.kind = "lock";
        shorter.shortWaits = 5;
        shorter.shortWaitTime = 50_000;
        shorter.commit();
    }
}
