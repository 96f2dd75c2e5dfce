package dev.awaitscope.agent.trace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.agent.event.AgentFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FailuresTest {
    private static final int PLACES = 250;
    private static final int THREADS = 4;

    private final Failures failures = new Failures();

    @Test
    void countsThoseOfAllThreadsByPlaceAndClass(@TempDir Path folder) throws Exception {
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(new Thread(() -> fail(start)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(failures.count()).isEqualTo(THREADS * (PLACES + 1));
        List<RecordedEvent> rows = rows(folder);
        assertThat(rows.stream().mapToLong(row -> row.getLong("count")).sum()).isEqualTo(THREADS * (PLACES + 1));
        assertThat(rows.stream().map(row -> row.getString("place") + row.getClass("failureClass").getName()))
                .doesNotHaveDuplicates()
                .contains("park" + IllegalStateException.class.getName());
        assertThat(rows).filteredOn(row -> row.getString("place").equals("more places")).hasSize(1);
    }

    private void fail(CyclicBarrier start) {
        try {
            start.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        failures.add("park", new IllegalStateException("on purpose"));
        for (int place = 0; place < PLACES; place++) {
            failures.add("place " + place, new IllegalArgumentException("on purpose"));
        }
    }

    private List<RecordedEvent> rows(Path folder) throws Exception {
        Path file = folder.resolve("failures.jfr");
        try (Recording recording = new Recording()) {
            recording.enable(AgentFailure.class);
            recording.start();
            failures.commit();
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file)
                .stream()
                .filter(row -> row.getEventType().getName().equals(AgentFailure.NAME))
                .toList();
    }
}
