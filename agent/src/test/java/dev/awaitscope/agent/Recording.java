package dev.awaitscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.agent.event.AgentCounters;
import dev.awaitscope.agent.event.AgentFailure;
import dev.awaitscope.agent.event.ChannelOperation;
import dev.awaitscope.agent.event.FailureUnobserved;
import dev.awaitscope.agent.event.FutureComplete;
import dev.awaitscope.agent.event.FutureCreate;
import dev.awaitscope.agent.event.FutureStage;
import dev.awaitscope.agent.event.LongThreadWait;
import dev.awaitscope.agent.event.LoopStall;
import dev.awaitscope.agent.event.PipelineUnused;
import dev.awaitscope.agent.event.SelectorWait;
import dev.awaitscope.agent.event.TaskReject;
import dev.awaitscope.agent.event.TaskRun;
import dev.awaitscope.agent.event.TaskSubmit;
import dev.awaitscope.agent.event.ThreadWait;
import dev.awaitscope.agent.event.VirtualThreadRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * What is in a recording.
 *
 * @param events
 *            all events, by start time
 */
record Recording(List<RecordedEvent> events) {
    /** Those that the agent counts itself. */
    private static final List<String> COUNTED = List.of(ThreadWait.NAME, LongThreadWait.NAME, TaskSubmit.NAME,
            TaskRun.NAME, SelectorWait.NAME, TaskReject.NAME, FutureCreate.NAME, FutureComplete.NAME,
            FutureStage.NAME, FailureUnobserved.NAME, PipelineUnused.NAME, LoopStall.NAME, ChannelOperation.NAME,
            VirtualThreadRun.NAME);

    static Recording read(Path file) throws IOException {
        return new Recording(RecordingFile.readAllEvents(file)
                .stream()
                .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                .toList());
    }

    List<RecordedEvent> of(String type) {
        return events.stream().filter(event -> event.getEventType().getName().equals(type)).toList();
    }

    /** The waits of all threads of the program, also those that the JDK's own events tell. */
    List<SeenWait> waits() {
        return SeenWait.all(this);
    }

    /** The waits of the thread with this name, in the order of their beginnings. */
    List<SeenWait> waitsOf(String thread) {
        return waits().stream().filter(wait -> wait.thread().equals(thread)).toList();
    }

    /** What must hold in every recording of a program that was quiet at its end. */
    void assertSound() {
        assertSound(Set.of());
    }

    /** As {@link #assertSound()}, where events of some types may have been left out, and counted, by a bound of theirs. */
    void assertSound(Set<String> bounded) {
        assertThat(of(AgentFailure.NAME)).as("failures of the agent").isEmpty();
        assertThat(committed()).as("events committed by the agent's own count")
                .isEqualTo(COUNTED.stream().collect(Collectors.toMap(type -> type, type -> (long) of(type).size())));
        assertThat(of(AgentCounters.NAME)).as("counters")
                .noneMatch(event -> event.getLong("dropped") > 0 && !bounded.contains(event.getString("countedType")));
        assertThat(of("jdk.DataLoss")).as("data loss").isEmpty();
    }

    private Map<String, Long> committed() {
        Map<String, Long> newest = new HashMap<>();
        for (RecordedEvent event : of(AgentCounters.NAME)) {
            if (event.getString("kind") == null) {
                newest.put(event.getString("countedType"), event.getLong("committed"));
            }
        }
        return newest;
    }

    /** The state of a group, as the newest Coverage event tells; null where none does. */
    String coverage(String group) {
        return of(dev.awaitscope.agent.event.Coverage.NAME).stream()
                .filter(event -> event.getString("group").equals(group))
                .reduce((older, newer) -> newer)
                .map(event -> event.getString("state"))
                .orElse(null);
    }
}
