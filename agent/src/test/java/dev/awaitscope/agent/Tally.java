package dev.awaitscope.agent;

import dev.awaitscope.agent.event.AgentCounters;
import dev.awaitscope.agent.event.AgentFailure;
import dev.awaitscope.agent.event.LongThreadWait;
import dev.awaitscope.agent.event.SelectorWait;
import dev.awaitscope.agent.event.TaskRun;
import dev.awaitscope.agent.event.TaskSubmit;
import dev.awaitscope.agent.event.ThreadWait;
import dev.awaitscope.agent.event.VirtualThreadRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/** Counts what is in a recording that is too large to be kept in memory. */
final class Tally {
    private static final Set<String> COUNTED = Set.of(ThreadWait.NAME, LongThreadWait.NAME, TaskSubmit.NAME,
            TaskRun.NAME, SelectorWait.NAME, VirtualThreadRun.NAME);

    /** How often the wait of one thread was ended by another one, by their ids. */
    record Wake(long waiter, long waker) {}

    private final String blocker;
    private final Map<String, Long> records = new TreeMap<>();
    private final Map<String, Long> committed = new TreeMap<>();
    private final Map<Wake, Long> wakes = new HashMap<>();
    private long waits;
    private long unresolved;
    private final Set<String> failures = new TreeSet<>();
    private long lost;

    private Tally(String blocker) {
        this.blocker = blocker;
    }

    /**
     * @param blocker
     *            the name of the class whose waits are counted one by one
     */
    static Tally of(Path file, String blocker) throws IOException {
        Tally tally = new Tally(blocker);
        try (RecordingFile recording = new RecordingFile(file)) {
            while (recording.hasMoreEvents()) {
                tally.add(recording.readEvent());
            }
        }
        return tally;
    }

    private void add(RecordedEvent event) {
        String type = event.getEventType().getName();
        if (COUNTED.contains(type)) {
            records.merge(type, 1L, Long::sum);
        }
        switch (type) {
            case ThreadWait.NAME, LongThreadWait.NAME -> addWait(event);
            case AgentCounters.NAME -> addCounter(event);
            case AgentFailure.NAME -> failures.add(event.getClass("failureClass").getName());
            case "jdk.DataLoss" -> lost += event.getLong("amount");
            default -> {
            }
        }
    }

    private void addWait(RecordedEvent event) {
        RecordedClass type = event.getClass("blockerClass");
        if (type == null || !type.getName().equals(blocker)) {
            return;
        }
        waits++;
        long waker = event.getLong("wakerId");
        if (waker == 0) {
            unresolved++;
        }
        // JDK 17 does not know a thread that has ended.
        RecordedThread waiter = event.getThread();
        if (waiter != null) {
            wakes.merge(new Wake(waiter.getJavaThreadId(), waker), 1L, Long::sum);
        }
    }

    private void addCounter(RecordedEvent event) {
        if (event.getString("kind") == null) {
            // What was counted since the start: the newest counts.
            committed.merge(event.getString("countedType"), event.getLong("committed"), Math::max);
        }
    }

    /** By how much the agent's own counts and the records found differ. */
    long missing() {
        return COUNTED.stream()
                .mapToLong(type -> committed.getOrDefault(type, 0L) - records.getOrDefault(type, 0L))
                .map(Math::abs)
                .sum();
    }

    /** The waits for objects of the given class. */
    long waits() {
        return waits;
    }

    /** Those of them of which nobody knows who ended them. */
    long unresolved() {
        return unresolved;
    }

    Map<Wake, Long> wakes() {
        return wakes;
    }

    /** Classes of what the agent has caught. */
    Set<String> failureClasses() {
        return failures;
    }

    /** All that the agent counts one by one. */
    long records() {
        return records.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Bytes that JFR itself had to throw away. */
    long lost() {
        return lost;
    }
}
