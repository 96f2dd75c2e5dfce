package dev.awaitscope.reports.export;

import dev.awaitscope.reports.ChannelOperation;
import dev.awaitscope.reports.EventLoop;
import dev.awaitscope.reports.FutureCompletion;
import dev.awaitscope.reports.LoopStall;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.Slices;
import dev.awaitscope.reports.StageRun;
import dev.awaitscope.reports.TracedTask;
import dev.awaitscope.reports.TracedThread;
import dev.awaitscope.reports.TracedWait;
import dev.awaitscope.reports.UnobservedFailure;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A run as tables: threads, slices, waits and tasks refer to each other by their row, counted from 0. */
final class CsvTables {
    private final RunReport report;

    CsvTables(RunReport report) {
        this.report = report;
    }

    List<ExportFile> files() {
        return List.of(table("threads.csv", this::threads), table("slices.csv", this::slices),
                table("waits.csv", this::waits), table("tasks.csv", this::tasks),
                table("completions.csv", this::completions), table("stages.csv", this::stages),
                table("failures.csv", this::failures), table("loops.csv", this::loops),
                table("stalls.csv", this::stalls), table("channels.csv", this::channels));
    }

    @FunctionalInterface
    private interface Rows {
        void writeTo(CsvWriter csv) throws IOException;
    }

    private static ExportFile table(String name, Rows rows) {
        return new ExportFile(name, out -> {
            var csv = new CsvWriter(out);
            rows.writeTo(csv);
            csv.flush();
        });
    }

    private void threads(CsvWriter csv) throws IOException {
        csv.row("thread", "threadId", "osThreadId", "name", "group", "virtual", "carrier", "eventLoop", "pool",
                "startNanos", "endNanos", "waits", "cpuNanos", "runQueueNanos");
        for (TracedThread thread : report.threads()) {
            csv.row(thread.index(), thread.id(), known(thread.osThreadId(), 0), thread.name(), thread.group(),
                    thread.virtual(), thread.carrier(), thread.eventLoop(), pool(thread.pool()), thread.startNanos(),
                    thread.endNanos(), thread.waits(), known(thread.cpuNanos(), -1),
                    known(thread.runQueueNanos(), -1));
        }
    }

    private void slices(CsvWriter csv) throws IOException {
        csv.row("thread", "state", "startNanos", "endNanos", "wait");
        for (TracedThread thread : report.threads()) {
            Slices slices = thread.slices();
            for (int i = 0; i < slices.size(); i++) {
                csv.row(thread.index(), slices.state(i).name().toLowerCase(Locale.ROOT), slices.startNanos(i),
                        slices.endNanos(i), known(slices.wait(i), -1));
            }
        }
    }

    private void waits(CsvWriter csv) throws IOException {
        csv.row("wait", "thread", "threadName", "virtual", "kind", "startNanos", "durationNanos", "blocker",
                "blockerId", "wakerThread", "waker", "unparkedBy", "wokenBy", "runnableNanos", "timedOut",
                "interrupted", "open", "owner", "pinned", "idle", "site", "stack");
        int row = 0;
        for (TracedWait wait : report.waits()) {
            List<String> stack = wait.stack();
            csv.row(row++, known(wait.thread(), -1), wait.threadName(), wait.virtual(), wait.kind().label(),
                    wait.startNanos(), wait.durationNanos(), wait.blocker(), known(wait.blockerId(), 0),
                    known(wait.wakerThread(), -1), wait.waker(), wait.unparkedBy(), wait.wokenBy(),
                    wait.runnableNanos(), wait.timedOut(), wait.interrupted(), wait.open(), wait.owner(),
                    wait.pinned(), wait.idle(), wait.site(), stack == null ? null : String.join("\n", stack));
        }
    }

    private void tasks(CsvWriter csv) throws IOException {
        csv.row("task", "pool", "taskClass", "thread", "submitter", "submitNanos", "delayNanos", "startNanos",
                "endNanos", "queueNanos", "outcome", "failureClass");
        int row = 0;
        for (TracedTask task : report.tasks()) {
            csv.row(row++, pool(task.pool()), task.taskClass(), known(task.thread(), -1), known(task.submitter(), -1),
                    known(task.submitNanos(), TracedTask.NOT_KNOWN), task.delayNanos(),
                    known(task.startNanos(), TracedTask.NOT_KNOWN), known(task.endNanos(), TracedTask.NOT_KNOWN),
                    known(task.queueNanos(), TracedTask.NOT_KNOWN), task.outcome().name().toLowerCase(Locale.ROOT),
                    task.failureClass());
        }
    }

    private void completions(CsvWriter csv) throws IOException {
        csv.row("thread", "nanos", "futureId", "futureClass", "failureClass", "cancelled", "dependents");
        for (FutureCompletion completion : report.asynchronous().completions()) {
            csv.row(known(completion.thread(), -1), completion.nanos(), completion.futureId(),
                    completion.futureClass(), completion.failureClass(), completion.cancelled(),
                    completion.dependents());
        }
    }

    private void stages(CsvWriter csv) throws IOException {
        csv.row("thread", "futureId", "sourceId", "stage", "functionClass", "asynchronous", "late", "delayNanos",
                "startNanos", "endNanos", "failureClass");
        for (StageRun stage : report.asynchronous().stages()) {
            csv.row(known(stage.thread(), -1), stage.futureId(), stage.sourceId(), stage.stage(),
                    stage.functionClass(), stage.asynchronous(), stage.late(),
                    known(stage.delayNanos(), TracedTask.NOT_KNOWN), stage.startNanos(), stage.endNanos(),
                    stage.failureClass());
        }
    }

    private void failures(CsvWriter csv) throws IOException {
        csv.row("nanos", "futureId", "futureClass", "failureClass", "message", "completer", "site", "reachable");
        for (UnobservedFailure failure : report.asynchronous().failures()) {
            csv.row(failure.nanos(), failure.futureId(), failure.futureClass(), failure.failureClass(),
                    failure.message(), known(failure.completer(), -1), failure.site(), failure.reachable());
        }
    }

    private void loops(CsvWriter csv) throws IOException {
        csv.row("thread", "selector", "selectorId", "selections", "startNanos", "endNanos", "selectNanos",
                "busyNanos", "longestBusyNanos", "stalls", "stalledNanos");
        for (EventLoop loop : report.asynchronous().loops()) {
            csv.row(known(loop.thread(), -1), loop.selector(), loop.selectorId(), loop.selections(),
                    loop.startNanos(), loop.endNanos(), loop.selectNanos(), loop.busyNanos(),
                    loop.longestBusyNanos(), loop.stalls(), loop.stalledNanos());
        }
    }

    private void stalls(CsvWriter csv) throws IOException {
        csv.row("thread", "wait", "kind", "blocker", "startNanos", "endNanos", "selectorId", "waitingKeys");
        for (LoopStall stall : report.asynchronous().stalls()) {
            csv.row(known(stall.thread(), -1), known(stall.waitIndex(), -1), stall.kind().label(), stall.blocker(),
                    stall.startNanos(), stall.endNanos(), stall.selectorId(), stall.waitingKeys());
        }
    }

    private void channels(CsvWriter csv) throws IOException {
        csv.row("operation", "channelClass", "channelId", "submitter", "thread", "startNanos", "endNanos", "bytes",
                "failureClass");
        for (ChannelOperation operation : report.asynchronous().channels()) {
            csv.row(operation.operation(), operation.channelClass(), operation.channelId(),
                    known(operation.submitter(), -1), known(operation.thread(), -1), operation.startNanos(),
                    operation.endNanos(), known(operation.bytes(), -1), operation.failureClass());
        }
    }

    private @Nullable String pool(int index) {
        return index < 0 ? null : report.pools().get(index).label();
    }

    /** The number, or nothing where it stands for nothing. */
    private static @Nullable Long known(long value, long none) {
        return value == none ? null : value;
    }
}
