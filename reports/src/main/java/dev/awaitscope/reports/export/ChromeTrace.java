package dev.awaitscope.reports.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.awaitscope.reports.Pause;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.Slices;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.TracedTask;
import dev.awaitscope.reports.TracedThread;
import dev.awaitscope.reports.TracedWait;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A run in the Trace Event Format, as Perfetto reads it.
 *
 * <p>
 * Each thread has a row of states (phase T, which Perfetto knows since 2026; the words are those of the Linux
 * scheduler), and complete events for its tasks and waits. A wake-up is an arrow from an event without length on the
 * thread that woke to the last part of the wait, when the other thread was ready and had no CPU yet: Perfetto draws
 * arrows from the earlier to the later begin of two events, so that one to the wait itself would point backwards. Times
 * are microseconds since the start of the recording, with three decimals.
 */
final class ChromeTrace {
    /** Ids of threads that have none of their own in Java, or one that is taken; ids there are 32 bits. */
    private static final long FIRST_FREE_ID = 1L << 30;

    private final RunReport report;
    private final JsonGenerator json;
    private final long pid;
    private final long[] ids;
    private long flows;

    private ChromeTrace(RunReport report, JsonGenerator json) {
        this.report = report;
        this.json = json;
        this.pid = Math.max(1, report.recording().pid());
        this.ids = ids(report.threads());
    }

    static void write(RunReport report, OutputStream out) throws IOException {
        var factory = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        try (JsonGenerator json = factory.createGenerator(out)) {
            new ChromeTrace(report, json).write();
            json.writeRaw('\n');
        }
    }

    private static long[] ids(List<TracedThread> threads) {
        Set<Long> taken = new HashSet<>();
        return threads.stream()
                .mapToLong(thread -> thread.id() > 0 && thread.id() < FIRST_FREE_ID && taken.add(thread.id())
                        ? thread.id()
                        : FIRST_FREE_ID + thread.index())
                .toArray();
    }

    private void write() throws IOException {
        json.writeStartObject();
        json.writeStringField("displayTimeUnit", "ns");
        json.writeArrayFieldStart("traceEvents");
        names();
        for (TracedThread thread : report.threads()) {
            states(thread);
        }
        for (TracedTask task : report.tasks()) {
            task(task);
        }
        for (TracedWait wait : report.waits()) {
            wait(wait);
        }
        for (Pause pause : report.pauses()) {
            event("X", pause.reason(), "pause", 0, pause.startNanos());
            micros("dur", pause.durationNanos());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("otherData");
        json.writeNumberField("recordingStartEpochNanos", report.recording().startEpochNanos());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void names() throws IOException {
        String main = report.recording().mainClass();
        name("process_name", 0, main == null ? String.join(", ", report.recording().files()) : main);
        name("thread_name", 0, "JVM pauses");
        for (TracedThread thread : report.threads()) {
            name("thread_name", ids[thread.index()], thread.label());
        }
    }

    private void name(String what, long id, String name) throws IOException {
        begin("M", what, id);
        json.writeObjectFieldStart("args");
        json.writeStringField("name", name);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void states(TracedThread thread) throws IOException {
        Slices slices = thread.slices();
        for (int i = 0; i < slices.size(); i++) {
            String state = kernelState(slices.state(i));
            if (state == null) {
                continue;
            }
            event("T", state, "thread_state", ids[thread.index()], slices.startNanos(i));
            micros("dur", slices.endNanos(i) - slices.startNanos(i));
            int wait = slices.wait(i);
            if (wait >= 0 && slices.state(i) != ThreadState.RUNNABLE) {
                json.writeObjectFieldStart("args");
                json.writeNumberField("io_wait", state.equals("D") ? 1 : 0);
                json.writeStringField("blocked_function", what(report.waits().get(wait)));
                json.writeEndObject();
            }
            json.writeEndObject();
        }
    }

    /** The letter of the Linux scheduler; null for what is not known. */
    private static @Nullable String kernelState(ThreadState state) {
        return switch (state) {
            case RUNNING -> "Running";
            case RUNNABLE -> "R";
            case BLOCKED, LOCKED, AWAITING, SLEEPING -> "S";
            case IO, PROCESS -> "D";
            case PARKED -> "P";
            case IDLE -> "I";
            case UNKNOWN -> null;
        };
    }

    private void task(TracedTask task) throws IOException {
        if (task.thread() < 0 || task.startNanos() == TracedTask.NOT_KNOWN) {
            return;
        }
        String type = task.taskClass();
        boolean ended = task.endNanos() != TracedTask.NOT_KNOWN;
        long end = ended ? task.endNanos() : report.recording().durationNanos();
        long start = Math.max(0, task.startNanos());
        event("X", type == null ? "task" : type, "task", ids[task.thread()], start);
        micros("dur", Math.max(0, end - start));
        json.writeObjectFieldStart("args");
        if (task.pool() >= 0) {
            json.writeStringField("pool", report.pools().get(task.pool()).label());
        }
        if (task.queueNanos() != TracedTask.NOT_KNOWN) {
            json.writeNumberField("queueNanos", task.queueNanos());
        }
        json.writeStringField("outcome", task.outcome().name());
        json.writeEndObject();
        json.writeEndObject();
    }

    private void wait(TracedWait wait) throws IOException {
        if (wait.thread() < 0) {
            return;
        }
        long start = Math.max(0, wait.startNanos());
        event("X", what(wait), wait.idle() ? "idle" : "wait", ids[wait.thread()], start);
        micros("dur", Math.max(0, wait.endNanos() - start));
        waitArguments(wait);
        json.writeEndObject();
        if (wait.wakerThread() >= 0 && !wait.open()) {
            wakeUp(wait, start);
        }
    }

    private void waitArguments(TracedWait wait) throws IOException {
        List<String> stack = wait.stack();
        json.writeObjectFieldStart("args");
        text("blocker", wait.blocker());
        text("waker", wait.wakerLabel());
        text("wokenBy", wait.wokenBy().isEmpty() ? null : wait.wokenBy());
        text("owner", wait.owner());
        text("stack", stack == null ? null : String.join("\n", stack));
        flag("timedOut", wait.timedOut());
        flag("interrupted", wait.interrupted());
        flag("pinned", wait.pinned());
        flag("open", wait.open());
        json.writeEndObject();
    }

    private void wakeUp(TracedWait wait, long start) throws IOException {
        Long ready = wait.runnableNanos();
        long at = Math.max(start, wait.endNanos() - (ready == null ? 0 : Math.max(0, ready)));
        long waker = ids[wait.wakerThread()];
        long waiter = ids[wait.thread()];
        flows++;
        event("X", "wakes " + wait.threadLabel(), "wake", waker, at);
        micros("dur", 0);
        json.writeEndObject();
        event("s", "wake", "wake", waker, at);
        json.writeNumberField("id", flows);
        json.writeEndObject();
        event("X", "woken by " + wait.wakerLabel(), "wake", waiter, at);
        micros("dur", Math.max(0, wait.endNanos() - at));
        json.writeEndObject();
        event("f", "wake", "wake", waiter, at);
        json.writeStringField("bp", "e");
        json.writeNumberField("id", flows);
        json.writeEndObject();
    }

    private static String what(TracedWait wait) {
        String blocker = wait.blocker();
        return blocker == null ? wait.kind().label()
                : wait.kind().label() + " " + blocker.substring(blocker.lastIndexOf('.') + 1);
    }

    private void event(String phase, String name, String category, long thread, long atNanos) throws IOException {
        begin(phase, name, thread);
        json.writeStringField("cat", category);
        micros("ts", atNanos);
    }

    private void begin(String phase, String name, long thread) throws IOException {
        json.writeStartObject();
        json.writeStringField("ph", phase);
        json.writeStringField("name", name);
        json.writeNumberField("pid", pid);
        json.writeNumberField("tid", thread);
    }

    private void micros(String field, long nanos) throws IOException {
        json.writeNumberField(field, BigDecimal.valueOf(nanos, 3));
    }

    private void text(String field, @Nullable String text) throws IOException {
        if (text != null) {
            json.writeStringField(field, text);
        }
    }

    private void flag(String field, boolean set) throws IOException {
        if (set) {
            json.writeBooleanField(field, true);
        }
    }
}
