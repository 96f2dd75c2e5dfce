package dev.awaitscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.agent.event.LongThreadWait;
import dev.awaitscope.agent.event.LoopStall;
import dev.awaitscope.agent.event.SelectorWait;
import dev.awaitscope.agent.event.TaskRun;
import dev.awaitscope.agent.event.ThreadWait;
import dev.awaitscope.workload.JettyWorkload;
import dev.awaitscope.workload.NettyHttpWorkload;
import dev.awaitscope.workload.TomcatWorkload;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Real servers answer real requests as they do without the agent, and their waits are seen. */
final class ServersIT {
    private static final int REQUESTS = 200;

    @TempDir
    private Path folder;

    static Stream<Arguments> servers() {
        return Target.all()
                .stream()
                .flatMap(target -> Stream.of(JettyWorkload.class, TomcatWorkload.class, NettyHttpWorkload.class)
                        .map(server -> Arguments.of(target, server)));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void answersAsWithoutTheAgent(Target target, Class<?> server) throws Exception {
        TracedJvm.Ended expected = run(target, server, null);
        assertThat(expected.exitCode()).as(expected.err()).isZero();
        assertThat(expected.out().lines().filter(line -> line.startsWith("200 square "))).hasSize(REQUESTS);

        TracedJvm.Ended ended = run(target, server, "out=run.jfr,quiet");

        assertThat(ended.out()).isEqualTo(expected.out());
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.err().lines().toList()).hasSameSizeAs(expected.err().lines().toList());
        Recording recording = Recording.read(folder.resolve("run.jfr"));
        // Of a thread that waits often between two selections, such as one that asks the server, the first sixteen are kept.
        recording.assertSound(Set.of(LoopStall.NAME));
        assertThat(Stream.of(ThreadWait.NAME, LongThreadWait.NAME)
                .flatMap(type -> recording.of(type).stream())
                .filter(wait -> wait.getString("kind").equals("latch") && wait.getBoolean("timedOut")))
                .as("each request's own wait, but where the time was over before")
                .hasSizeGreaterThan(REQUESTS * 9 / 10);
        assertThat(recording.of(SelectorWait.NAME)).as("the server's loop").isNotEmpty();
        assertThat(recording.of(TaskRun.NAME)).isNotEmpty();
    }

    private TracedJvm.Ended run(Target target, Class<?> server, String agent) throws Exception {
        List<String> command = TracedJvm.commandWithLibraries(target.jdk(), agent, server, target.threads());
        try (TracedJvm jvm = TracedJvm.start(command, folder, Map.of())) {
            return jvm.end();
        }
    }
}
