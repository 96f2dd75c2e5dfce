package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.Pause;
import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.column.LongColumn;
import dev.awaitscope.reports.recording.AgentEvent;
import dev.awaitscope.reports.recording.JdkEvent;
import dev.awaitscope.reports.recording.TracedEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes the events of one JVM, in any order, into columns. Not thread-safe. */
public final class EventCollector implements Consumer<TracedEvent> {
    private static final long NEVER = Long.MIN_VALUE;
    /** Timers of the operating system fire up to this much early against what JFR measures. */
    private static final long TIMER_TOLERANCE = 1_000_000;

    private final Collected collected = new Collected();
    private final Map<String, WaitKind> kinds = new HashMap<>();
    private final WaitColumns waits = collected.waits;

    /** What was collected so far. */
    public Collected collected() {
        return collected;
    }

    @Override
    public void accept(TracedEvent event) {
        collected.seenUntil(event.endNanos());
        seen(event.thread(), event.startNanos(), event.endNanos());
        switch (event) {
            case AgentEvent agent -> accept(agent);
            case JdkEvent jdk -> accept(jdk);
        }
    }

    private void accept(AgentEvent event) {
        switch (event) {
            case AgentEvent.ThreadWait wait -> add(wait);
            case AgentEvent.OpenWait wait -> {
                seen(wait.waiter(), wait.startNanos() - wait.age(), wait.startNanos());
                collected.openWaits.add(wait);
            }
            case AgentEvent.SelectorWait wait -> add(wait);
            case AgentEvent.VirtualThreadRun run -> add(run);
            case AgentEvent.TaskSubmit task -> {
                collected.submits.add(task.thread(), task.startNanos(), task.startNanos(), task.taskId(),
                        task.taskClass(), task.poolId(), task.poolClass(), task.queueLength(), task.delay(), null,
                        false);
                collected.poolSizes.add(task.poolId(), task.poolSize(), task.maximumPoolSize());
            }
            case AgentEvent.TaskRun task -> collected.runs.add(task.thread(), task.startNanos(), task.endNanos(),
                    task.taskId(), task.taskClass(), task.poolId(), task.poolClass(), -1, 0, task.failureClass(),
                    task.cancelled());
            case AgentEvent.TaskReject reject -> collected.rejects.add(reject);
            case AgentEvent.FutureCreate future -> collected.creates.add(future);
            case AgentEvent.FutureComplete future -> collected.completions.add(future);
            case AgentEvent.FutureStage stage -> collected.stages.add(stage);
            case AgentEvent.FailureUnobserved failure -> collected.unobserved.add(failure);
            case AgentEvent.PipelineUnused pipeline -> collected.pipelines.add(pipeline);
            case AgentEvent.LoopStall stall -> collected.stalls.add(stall);
            case AgentEvent.ChannelOperation operation -> collected.channelOperations.add(operation);
            case AgentEvent.ThreadSchedule sample -> collected.schedule.add(sample.osThreadId(), sample.startNanos(),
                    sample.endNanos(), sample.runTime(), sample.runQueueTime());
            case AgentEvent.ThreadSwitches row -> collected.switches.add(row);
            case AgentEvent.CpuThrottling row -> collected.throttling.add(row);
            case AgentEvent.TcpCounters row -> collected.tcp.add(row);
            case AgentEvent.AgentSettings settings -> collected.settings(settings);
            case AgentEvent.AgentCost cost -> collected.latest(cost);
            case AgentEvent.AgentCounters counters -> collected.latest(counters);
            case AgentEvent.AgentFailure failure -> collected.latest(failure);
            case AgentEvent.Coverage coverage -> collected.latest(coverage);
        }
    }

    private void accept(JdkEvent event) {
        switch (event) {
            case JdkEvent.MonitorEnter wait -> {
                int row = addJdk(wait, WaitKind.MONITOR, wait.monitorClass(), wait.stack());
                waits.blockerId.set(row, wait.address());
                wokenBy(row, wait.previousOwner(), "thread");
            }
            case JdkEvent.MonitorWait wait -> collected.notifications.add(wait);
            case JdkEvent.ThreadSleep wait -> {
                boolean early = wait.askedNanos() >= 0
                        && wait.endNanos() - wait.startNanos() + TIMER_TOLERANCE < wait.askedNanos();
                int row = addJdk(wait, WaitKind.SLEEP, null, wait.stack());
                wokenBy(row, -1, early ? "interrupt" : "timer");
                waits.mark(row, WaitColumns.TIMED_OUT, !early);
                waits.mark(row, WaitColumns.INTERRUPTED, early);
            }
            case JdkEvent.ThreadPark wait -> {
                int row = addJdk(wait, WaitKind.PARK, wait.parkedClass(), wait.stack());
                waits.blockerId.set(row, wait.address());
                boolean over = wait.timeoutNanos() > 0
                        && wait.endNanos() - wait.startNanos() >= wait.timeoutNanos();
                wokenBy(row, -1, over ? "timer" : "");
                waits.mark(row, WaitColumns.TIMED_OUT, over);
            }
            case JdkEvent.Pinned pinned -> collected.pinned.add(pinned);
            case JdkEvent.SocketOperation wait -> wokenBy(
                    addJdk(wait, WaitKind.IO_OPERATION, "java.net.Socket", wait.stack()), -1, "io");
            case JdkEvent.ThreadStart start -> {
                put(collected.born, start.thread(), start.startNanos());
                putParent(start.thread(), start.parent());
            }
            case JdkEvent.ThreadEnd end -> put(collected.died, end.thread(), end.startNanos());
            case JdkEvent.GcPause pause -> collected.pauses
                    .add(new Pause("GC: " + pause.name(), pause.startNanos(), pause.endNanos() - pause.startNanos()));
            case JdkEvent.VmOperation operation -> {
                if (operation.safepoint() && !operation.operation().contains("Collect")) {
                    collected.pauses.add(new Pause("safepoint: " + operation.operation(), operation.startNanos(),
                            operation.endNanos() - operation.startNanos()));
                }
            }
            case JdkEvent.CpuLoad load -> collected.cpuLoads.add(load);
            case JdkEvent.ThreadCpuLoad _ -> {
                // Its thread was seen, which is all it is for.
            }
            case JdkEvent.CpuInformation cpu -> collected.cpu(cpu);
            case JdkEvent.OsInformation os -> collected.os(os);
            case JdkEvent.JvmInformation jvm -> collected.jvm(jvm);
            case JdkEvent.DataLoss loss -> collected.lost(loss.bytes());
            case JdkEvent.Shutdown shutdown -> collected.shutDown(shutdown.startNanos());
        }
    }

    private void add(AgentEvent.ThreadWait wait) {
        seen(wait.waiting(), wait.startNanos(), wait.endNanos());
        // Where another thread wrote the event, the event's stack is that thread's.
        int row = waits.add(wait.waiting(), kind(wait.kind()), wait.startNanos(), wait.endNanos(), wait.blockerClass(),
                wait.blockerId(), wait.waker(), wait.unparkedBy(), wait.wokenBy(), wait.runnableTime(),
                wait.waiter() >= 0 ? -1 : wait.stack(), (wait.timedOut() ? WaitColumns.TIMED_OUT : 0)
                        | (wait.interrupted() ? WaitColumns.INTERRUPTED : 0));
        waits.wakerId.set(row, wait.waker() < 0 ? wait.wakerId() : 0);
        waits.unparkedById.set(row, wait.unparkedBy() < 0 ? wait.unparkedById() : 0);
        if (wait.site() != null) {
            waits.site.set(row, wait.site());
        }
    }

    private void add(AgentEvent.VirtualThreadRun run) {
        seen(run.virtualThread(), run.startNanos() - Math.max(0, run.readyTime()), run.endNanos());
        seen(run.carrier(), run.startNanos(), run.endNanos());
        collected.mounts.add(run);
    }

    private void add(AgentEvent.SelectorWait wait) {
        collected.selections.add(wait);
        if (wait.timeout() == 0) {
            return;
        }
        int row = waits.add(wait.thread(), WaitKind.SELECT, wait.startNanos(), wait.endNanos());
        waits.blocker.set(row, wait.selectorClass());
        waits.blockerId.set(row, wait.selectorId());
        boolean woken = wait.waker() >= 0 || wait.wakerId() != 0;
        boolean timedOut = !woken && wait.readyKeys() == 0 && wait.timeout() > 0
                && wait.endNanos() - wait.startNanos() + TIMER_TOLERANCE >= wait.timeout() * 1_000_000;
        wokenBy(row, wait.waker(), woken ? "thread" : timedOut ? "timer" : "io");
        waits.wakerId.set(row, wait.waker() < 0 ? wait.wakerId() : 0);
        waits.unparkedById.set(row, wait.waker() < 0 ? wait.wakerId() : 0);
        waits.mark(row, WaitColumns.TIMED_OUT, timedOut);
    }

    private int addJdk(JdkEvent event, WaitKind kind, @Nullable String blocker, int stack) {
        int row = waits.add(event.thread(), kind, event.startNanos(), event.endNanos());
        waits.blocker.set(row, blocker);
        waits.stack.set(row, stack);
        waits.mark(row, WaitColumns.OF_JDK);
        return row;
    }

    private void wokenBy(int row, int waker, String wokenBy) {
        waits.waker.set(row, waker);
        waits.unparkedBy.set(row, waker);
        waits.wokenBy(row, wokenBy);
    }

    private void putParent(int thread, int parent) {
        if (thread >= 0 && parent >= 0) {
            while (collected.parents.size() <= thread) {
                collected.parents.add(-1);
            }
            collected.parents.set(thread, parent);
        }
    }

    private WaitKind kind(String label) {
        return kinds.computeIfAbsent(label, EventCollector::kindOf);
    }

    private static WaitKind kindOf(String label) {
        return switch (label) {
            case "accept", "connect", "read", "write" -> WaitKind.IO_OPERATION;
            default -> WaitKind.of(label).orElse(WaitKind.OTHER);
        };
    }

    private void seen(int thread, long from, long to) {
        if (thread < 0) {
            return;
        }
        LongColumn first = collected.firstSeen;
        LongColumn last = collected.lastSeen;
        while (first.size() <= thread) {
            first.add(NEVER);
            last.add(NEVER);
        }
        first.set(thread, first.get(thread) == NEVER ? from : Math.min(first.get(thread), from));
        last.set(thread, Math.max(last.get(thread), to));
    }

    private static void put(LongColumn column, int thread, long nanos) {
        while (column.size() <= thread) {
            column.add(NEVER);
        }
        if (thread >= 0) {
            column.set(thread, nanos);
        }
    }
}
