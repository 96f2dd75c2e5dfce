package dev.awaitscope.agent;

import dev.awaitscope.agent.event.LongThreadWait;
import dev.awaitscope.agent.event.ThreadWait;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import org.jspecify.annotations.Nullable;

/**
 * One wait as a reader of the recording puts it together from our events, and from those of the JDK where it is the only
 * source.
 */
record SeenWait(String thread, boolean virtual, String kind, @Nullable String blocker, @Nullable String waker,
        @Nullable String unparkedBy, String wokenBy, boolean timedOut, boolean interrupted, int parks, Instant start,
        Duration duration, RecordedEvent event) {

    static List<SeenWait> all(Recording recording) {
        List<SeenWait> waits = new ArrayList<>();
        List<RecordedEvent> monitorWaits = recording.of("jdk.JavaMonitorWait");
        Map<Long, String> names = names(recording);
        recording.of(ThreadWait.NAME).forEach(event -> waits.add(ours(event, names).notifiedIn(monitorWaits)));
        recording.of(LongThreadWait.NAME).forEach(event -> waits.add(ours(event, names).notifiedIn(monitorWaits)));
        List<SeenWait> others = new ArrayList<>();
        recording.of("jdk.JavaMonitorEnter").forEach(event -> others.add(jdks(event, "monitor", "previousOwner")));
        recording.of("jdk.ThreadSleep").forEach(event -> others.add(jdks(event, "sleep", "")));
        // Without a stack it is there for the notifier only, and the wait is one of ours.
        monitorWaits.stream()
                .filter(event -> event.getStackTrace() != null)
                .forEach(event -> others.add(jdks(event, "object-wait", "notifier")));
        // What lies within a wait of ours is how that was made: Thread.join waits for the thread's monitor.
        others.removeIf(other -> waits.stream().anyMatch(other::isWithin));
        waits.addAll(others);
        // The JVM's lock of a class that is being initialized: a wait, but not one that a program here is meant to have.
        waits.removeIf(wait -> wait.kind.equals("monitor") && "[I".equals(wait.blocker));
        waits.sort(Comparator.comparing(SeenWait::start));
        return waits;
    }

    /** Names by id: before JDK 19 the field of type thread is empty for a thread that has ended. */
    private static Map<Long, String> names(Recording recording) {
        Map<Long, String> names = new HashMap<>();
        for (RecordedEvent event : recording.events()) {
            RecordedThread thread = event.getThread();
            if (thread != null && thread.getJavaName() != null) {
                names.put(thread.getJavaThreadId(), thread.getJavaName());
            }
        }
        return names;
    }

    private static @Nullable String name(RecordedEvent event, String field, Map<Long, String> names) {
        RecordedThread thread = event.getThread(field);
        return thread != null ? name(thread) : names.get(event.getLong(field + "Id"));
    }

    private static SeenWait ours(RecordedEvent event, Map<Long, String> names) {
        RecordedThread waiter = event.getThread("waiter");
        RecordedThread thread = waiter == null ? event.getThread() : waiter;
        return new SeenWait(name(thread), isVirtual(thread), event.getString("kind"),
                className(event.getClass("blockerClass")), name(event, "waker", names),
                name(event, "unparkedBy", names), event.getString("wokenBy"), event.getBoolean("timedOut"),
                event.getBoolean("interrupted"), event.getInt("parks"), event.getStartTime(), event.getDuration(),
                event);
    }

    private SeenWait notifiedIn(List<RecordedEvent> monitorWaits) {
        if (!kind.equals("object-wait") || waker != null) {
            return this;
        }
        String notifier = monitorWaits.stream()
                .filter(event -> thread.equals(name(event.getThread())) && !event.getEndTime().isBefore(start)
                        && !event.getEndTime().isAfter(start.plus(duration)))
                .map(event -> name(event.getThread("notifier")))
                .reduce(null, (older, newer) -> newer);
        return new SeenWait(thread, virtual, kind, blocker, notifier, notifier, wokenBy, timedOut, interrupted, parks,
                start, duration, event);
    }

    private static SeenWait jdks(RecordedEvent event, String kind, String wakerField) {
        RecordedThread waker = wakerField.isEmpty() ? null : event.getThread(wakerField);
        boolean timedOut = event.hasField("timedOut") && event.getBoolean("timedOut");
        boolean timer = timedOut || kind.equals("sleep");
        return new SeenWait(name(event.getThread()), isVirtual(event.getThread()), kind,
                event.hasField("monitorClass") ? className(event.getClass("monitorClass")) : null, name(waker),
                name(waker), timer ? "timer" : waker == null ? "" : "thread", timedOut, false, 1, event.getStartTime(),
                event.getDuration(), event);
    }

    private static boolean isVirtual(RecordedThread thread) {
        return thread.hasField("virtual") && thread.getBoolean("virtual");
    }

    private boolean isWithin(SeenWait other) {
        Instant middle = start.plus(duration.dividedBy(2));
        return thread.equals(other.thread) && !middle.isBefore(other.start)
                && !middle.isAfter(other.start.plus(other.duration));
    }

    private static @Nullable String name(@Nullable RecordedThread thread) {
        return thread == null ? null : thread.getJavaName();
    }

    private static @Nullable String className(@Nullable RecordedClass type) {
        return type == null ? null : type.getName();
    }

    long millis() {
        return duration.toMillis();
    }

    @Override
    public String toString() {
        return thread + " waits for " + kind + " " + blocker + ", " + duration.toNanos() / 1000 + " us, waker " + waker
                + ", unparked by " + unparkedBy + ", woken by " + wokenBy + (timedOut ? ", timed out" : "")
                + (interrupted ? ", interrupted" : "");
    }
}
