package dev.awaitscope.agent.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.agent.bootstrap.WaitKind;
import dev.awaitscope.agent.event.AgentCounters;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CountersTest {
    private static final int TOO_MANY = 5;

    private final Counters counters = new Counters();
    private final ThreadStates states = new ThreadStates(
            new Limits(0, 0, thread -> true, thread -> false), counters);

    @Test
    void keepsTheSumsOfEndedThreadsOneByOneUpToABudgetAndThenTogether(@TempDir Path folder) throws Exception {
        for (int i = 1; i <= Counters.MAX_ENDED + TOO_MANY; i++) {
            ThreadState state = new ThreadState(new Thread("ended"), i, false, true, false);
            counters.addShortWait(state, WaitKind.LOCK, i);
            counters.keep(state);
        }
        ThreadState virtual = new ThreadState(new Thread("virtual"), 1_000_000, true, true, false);
        counters.addShortWait(virtual, WaitKind.LOCK, 7);
        counters.addShortWait(virtual, WaitKind.LATCH, 8);

        Map<Long, RecordedEvent> locks = rows(folder, "lock");
        assertThat(locks).hasSize(Counters.MAX_ENDED + 2);
        assertThat(locks.get(3L).getLong("shortWaitTime")).isEqualTo(3);
        assertThat(locks.get(-1L).getLong("shortWaits")).isEqualTo(TOO_MANY);
        assertThat(locks.get(-1L).getLong("shortWaitTime"))
                .isEqualTo((long) TOO_MANY * Counters.MAX_ENDED + TOO_MANY * (TOO_MANY + 1) / 2);
        assertThat(locks.get(0L).getLong("shortWaits")).isEqualTo(1);
        assertThat(rows(folder, "latch").keySet()).containsExactly(0L);
    }

    @Test
    void areClosedForAllButTheThreadThatWritesTheLastOnes() throws Exception {
        assertThat(counters.isOpen()).isTrue();
        counters.close();
        assertThat(counters.isOpen()).isTrue();
        boolean[] open = {true};
        Thread other = new Thread(() -> open[0] = counters.isOpen());
        other.start();
        other.join();
        assertThat(open[0]).isFalse();
    }

    private Map<Long, RecordedEvent> rows(Path folder, String kind) throws Exception {
        Path file = folder.resolve("counters.jfr");
        try (Recording recording = new Recording()) {
            recording.enable(AgentCounters.class);
            recording.start();
            counters.commit(states);
            recording.stop();
            recording.dump(file);
        }
        List<RecordedEvent> rows = RecordingFile.readAllEvents(file)
                .stream()
                .filter(row -> row.getEventType().getName().equals(AgentCounters.NAME))
                .filter(row -> kind.equals(row.getString("kind")))
                .toList();
        return rows.stream().collect(Collectors.toMap(row -> row.getLong("waiterId"), row -> row));
    }
}
