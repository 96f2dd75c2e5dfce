package dev.awaitscope.agent;

import static dev.awaitscope.workload.AsynchronousChannelsWorkload.BYTES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.agent.event.ChannelOperation;
import dev.awaitscope.workload.AsynchronousChannelsWorkload;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class AsynchronousChannelIT {
    /** An operation of the workload: at least so long, so many bytes, and what ended it. */
    private record Operation(String operation, String channel, int millis, long bytes, String failure) {}

    private static final String SOCKET = "AsynchronousSocketChannel";
    private static final String SERVER = "AsynchronousServerSocketChannel";
    private static final String FILE = "AsynchronousFileChannel";
    private static final List<Operation> TABLE = List.of(
            new Operation("accept", SERVER, AsynchronousChannelsWorkload.DELAY_MILLIS, -1, ""),
            new Operation("connect", SOCKET, 0, -1, ""),
            new Operation("read", SOCKET, AsynchronousChannelsWorkload.DELAY_MILLIS, BYTES, ""),
            new Operation("write", SOCKET, 0, BYTES, ""),
            new Operation("read", SOCKET, 0, 10, ""),
            new Operation("write", SOCKET, 0, 10, ""),
            new Operation("read", SOCKET, AsynchronousChannelsWorkload.TIMEOUT_MILLIS, -1,
                    "InterruptedByTimeoutException"),
            new Operation("read", SOCKET, 0, -1, ""),
            new Operation("accept", SERVER, 0, -1, "AsynchronousCloseException"),
            new Operation("connect", SOCKET, 0, -1, "ConnectException"),
            new Operation("accept", SERVER, 0, -1, ""),
            new Operation("connect", SOCKET, 0, -1, ""),
            new Operation("write", SOCKET, 0, 30, ""),
            new Operation("read", SOCKET, 0, -1, "CancellationException"),
            new Operation("write", FILE, 0, BYTES, ""),
            new Operation("read", FILE, 0, BYTES, ""),
            new Operation("read", FILE, 0, -1, ""),
            new Operation("write", FILE, 0, 1, ""),
            new Operation("accept", SERVER, 0, -1, ""),
            new Operation("connect", SOCKET, 0, -1, ""));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void recordsEachOperationFromSubmitToCompletion(Jdk jdk) throws Exception {
        Recording recording = TracedRun.of(jdk, folder, "", AsynchronousChannelsWorkload.class).recording();

        List<RecordedEvent> all = recording.of(ChannelOperation.NAME);
        checkTimedOutWrite(all.subList(TABLE.size(), all.size()));
        List<RecordedEvent> events = all.subList(0, TABLE.size());
        assertThat(events).extracting(event -> new Operation(event.getString("operation"),
                simpleName(event.getClass("channelClass")), 0, event.getLong("bytes"),
                simpleName(event.getClass("failureClass"))))
                .containsExactlyElementsOf(TABLE.stream()
                        .map(o -> new Operation(o.operation, o.channel, 0, o.bytes, o.failure))
                        .toList());
        long main = events.get(0).getLong("submitterId");
        assertThat(events).allMatch(event -> event.getLong("submitterId") == main);
        for (int i = 0; i < TABLE.size(); i++) {
            // The clock of the pause and that of the events may differ by a little.
            assertThat(events.get(i).getDuration()).as("%s", TABLE.get(i))
                    .isGreaterThanOrEqualTo(Duration.ofMillis(Math.max(0, TABLE.get(i).millis - 1)));
        }
        // What is there to be taken is completed by the one who asks, what is not by a thread of the channel's group.
        assertThat(events.get(0).getThread().getJavaName()).isNotEqualTo("main");
        assertThat(events.get(3).getThread().getJavaName()).isEqualTo("main");
        assertThat(recording.coverage("asynchronous-channels")).isEqualTo("on");
    }

    /** How many writes fill the system's buffers is its own affair; the last one does not end by itself. */
    private static void checkTimedOutWrite(List<RecordedEvent> writes) {
        assertThat(writes).hasSizeGreaterThan(1)
                .allMatch(write -> write.getString("operation").equals("write"))
                .extracting(write -> write.getInt("channelId"))
                .containsOnly(writes.get(0).getInt("channelId"));
        RecordedEvent last = writes.get(writes.size() - 1);
        assertThat(simpleName(last.getClass("failureClass"))).isEqualTo("InterruptedByTimeoutException");
        assertThat(last.getLong("bytes")).isEqualTo(-1);
        assertThat(last.getDuration())
                .isGreaterThanOrEqualTo(Duration.ofMillis(AsynchronousChannelsWorkload.TIMEOUT_MILLIS - 1));
        assertThat(writes.subList(0, writes.size() - 1)).allMatch(write -> write.getClass("failureClass") == null)
                .allMatch(write -> write.getLong("bytes") > 0);
    }

    private static String simpleName(RecordedClass type) {
        return type == null ? "" : type.getName().substring(type.getName().lastIndexOf('.') + 1);
    }
}
