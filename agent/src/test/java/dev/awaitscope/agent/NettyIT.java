package dev.awaitscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.agent.event.LoopStall;
import dev.awaitscope.agent.event.SelectorWait;
import dev.awaitscope.workload.NettyLoopWorkload;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Netty's native loops, which wait in classes of the program's. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
final class NettyIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void recordsItsLoopsLikeTheJdks(Jdk jdk) throws Exception {
        List<String> command = TracedJvm.command(jdk, "out=run.jfr", NettyLoopWorkload.class);
        int classPath = command.indexOf("-cp") + 1;
        command.set(classPath, command.get(classPath) + File.pathSeparator + netty());
        try (TracedJvm jvm = TracedJvm.start(command, folder, Map.of())) {
            TracedJvm.Ended ended = jvm.end();
            assertThat(ended.exitCode()).as(ended.err()).isZero();
            assertThat(ended.out()).isEqualTo("served " + NettyLoopWorkload.CONNECTIONS + "\n");
        }
        Recording recording = Recording.read(folder.resolve("run.jfr"));
        recording.assertSound();
        List<RecordedEvent> waits = recording.of(SelectorWait.NAME)
                .stream()
                .filter(wait -> wait.getThread().getJavaName().equals("loop"))
                .toList();
        assertThat(waits).isNotEmpty()
                .allMatch(wait -> wait.getClass("selectorClass").getName().startsWith("io.netty.channel."));
        assertThat(waits).extracting(wait -> wait.getInt("selectorId")).containsOnly(waits.get(0).getInt("selectorId"));
        assertThat(waits).as("woken up by main").anyMatch(wait -> wait.getLong("wakerId") != 0);
        List<RecordedEvent> stalls = recording.of(LoopStall.NAME)
                .stream()
                .filter(stall -> "latch".equals(stall.getString("kind")))
                .toList();
        assertThat(stalls).hasSize(1);
        assertThat(stalls.get(0).getThread().getJavaName()).isEqualTo("loop");
        assertThat(stalls.get(0).getDuration())
                .isGreaterThanOrEqualTo(Duration.ofMillis(NettyLoopWorkload.STALL_MILLIS - 1L));
        assertThat(stalls.get(0).getInt("waitingKeys")).isEqualTo(NettyLoopWorkload.CONNECTIONS - 1);
        assertThat(recording.coverage("netty-epoll")).isEqualTo("on");
    }

    private static String netty() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> entry.contains("netty"))
                .collect(Collectors.joining(File.pathSeparator));
    }
}
