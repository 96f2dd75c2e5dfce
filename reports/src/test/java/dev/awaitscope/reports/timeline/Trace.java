package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.recording.AgentEvent;
import dev.awaitscope.reports.recording.JdkEvent;
import dev.awaitscope.reports.recording.RecordedThreadInfo;
import dev.awaitscope.reports.recording.Symbols;
import dev.awaitscope.reports.recording.TracedEvent;
import dev.awaitscope.reports.recording.TestSymbols;
import org.jspecify.annotations.Nullable;

/** Writes the events of a made-up run; times in milliseconds, threads by their number from 0. */
public final class Trace {
    static final long MS = 1_000_000;
    private static final String JDK_25 = "OpenJDK 64-Bit Server VM (25.0.3+9-LTS) for linux-amd64";
    private static final String JDK_17 = "OpenJDK 64-Bit Server VM (17.0.15+6-Debian-1) for linux-amd64";

    private final EventCollector collector = new EventCollector();
    private final TestSymbols symbols = new TestSymbols();

    /** A run under the agent on JDK 25, with this many platform threads {@code T0, T1, ..} of ids 100, 101, ... */
    public static Trace ofAgent(int threads) {
        return new Trace().threads(threads).settings().jvm(JDK_25);
    }

    static Trace ofAgentOn17(int threads) {
        return new Trace().threads(threads).settings().jvm(JDK_17);
    }

    public static Trace withoutAgent(int threads) {
        return new Trace().threads(threads).jvm(JDK_25);
    }

    private Trace threads(int count) {
        for (int i = 0; i < count; i++) {
            symbols.add(new RecordedThreadInfo(100 + i, 1000 + i, "T" + i, "main", false));
        }
        return this;
    }

    public int thread(String name, @Nullable String group, boolean virtual) {
        return symbols.add(new RecordedThreadInfo(500 + symbols.count(), virtual ? 0 : 5000 + symbols.count(), name,
                group, virtual));
    }

    Trace settings() {
        return add(new AgentEvent.AgentSettings(0, -1, "0.1.0", "", MS, 20_000, "", 0, 0));
    }

    private Trace jvm(String version) {
        return add(new JdkEvent.JvmInformation(0, -1, "OpenJDK", version, "", "Main a b", 42));
    }

    public Trace cores(int cores) {
        return add(new JdkEvent.CpuInformation(0, -1, "Brand: Test, Vendor: Test", cores));
    }

    public Trace add(TracedEvent event) {
        collector.accept(event);
        return this;
    }

    /** Nothing more than the recording's end. */
    public Trace end(long at) {
        return add(new JdkEvent.Shutdown(at * MS, -1, null));
    }

    /** The recording ends, and its program goes on. */
    public Trace stopped(long at) {
        return add(new AgentEvent.Coverage(at * MS, -1, "tasks", "on", ""));
    }

    /** A future made by the first frame that is not of the JDK. */
    public Trace future(int thread, long at, int id, String... frames) {
        return add(new AgentEvent.FutureCreate(at * MS, thread, id, "java.util.concurrent.CompletableFuture",
                symbols.stack(frames)));
    }

    Trace born(int thread, long at) {
        return born(thread, at, -1);
    }

    public Trace born(int thread, long at, int parent) {
        return add(new JdkEvent.ThreadStart(at * MS, thread, parent));
    }

    public Trace died(int thread, long at) {
        return add(new JdkEvent.ThreadEnd(at * MS, thread));
    }

    public Trace wait(int thread, String kind, String blocker, long from, long to, int waker) {
        return wait(thread, kind, blocker, from, to, waker, Long.MIN_VALUE);
    }

    public Trace wait(int thread, String kind, String blocker, long from, long to, int waker, long runnableNanos) {
        return add(new AgentEvent.ThreadWait(from * MS, to * MS, thread, kind, blocker, 7, waker, waker, 0, 0,
                waker >= 0 ? "thread" : "timer", runnableNanos, false, false, 1, -1, null, -1));
    }

    /** A wait for a lock that can be told from others, whose holder runs up to {@code to} and then lets it go. */
    public Trace lock(int thread, int lock, long from, long to, int holder) {
        return add(new AgentEvent.ThreadWait(from * MS, to * MS, thread, "lock",
                "java.util.concurrent.locks.ReentrantLock", lock, holder, holder, 0, 0, "thread", 0, false, false, 1,
                -1, "app.Cache.get:" + lock, -1));
    }

    /** A wait that the system ends: {@code io}, {@code sleep}. */
    public Trace outside(int thread, String kind, long from, long to, String site) {
        return add(new AgentEvent.ThreadWait(from * MS, to * MS, thread, kind, null, 0, -1, -1, 0, 0,
                kind.equals("io") ? "io" : "timer", 0, false, false, 1, -1, site, -1));
    }

    /** A wait of the given lock that never ended. */
    public Trace stuck(int thread, int lock, long at, long since, int owner) {
        return add(new AgentEvent.OpenWait(at * MS, -1, thread, "lock", "java.util.concurrent.locks.ReentrantLock",
                lock, owner, (at - since) * MS, "app.Bank.transfer:" + lock));
    }

    public Trace open(int thread, String kind, long at, long since, int owner) {
        return add(new AgentEvent.OpenWait(at * MS, -1, thread, kind, "java.util.concurrent.locks.ReentrantLock", 9,
                owner, (at - since) * MS, "app.Main.run:5"));
    }

    public Trace submit(int thread, long at, long task, int pool) {
        return add(new AgentEvent.TaskSubmit(at * MS, thread, task, "app.Task", pool,
                "java.util.concurrent.ThreadPoolExecutor", 3, 2, 2, 0));
    }

    public Trace run(int thread, long from, long to, long task, int pool) {
        return add(new AgentEvent.TaskRun(from * MS, to * MS, thread, task, "app.Task", pool,
                "java.util.concurrent.ThreadPoolExecutor", null, false));
    }

    /** A sample of the operating system's scheduler of one thread. */
    public Trace sample(int thread, long from, long to, long run, long queue) {
        return add(new AgentEvent.ThreadSchedule(from * MS, to * MS, -1, 1000 + thread, run * MS, queue * MS, 1));
    }

    /** The sampler's own thread has a CPU in each sample: that is how one knows that it sampled. */
    public Trace sampled(long from, long to) {
        for (long at = from; at < to; at += 20) {
            add(new AgentEvent.ThreadSchedule(at * MS, Math.min(to, at + 20) * MS, -1, 9, MS, 0, 1));
        }
        return this;
    }

    public Symbols symbols() {
        return symbols.symbols();
    }

    public Collected collected() {
        return collector.collected();
    }

    public Timeline timeline() {
        return Timeline.of(collector.collected(), symbols());
    }
}
