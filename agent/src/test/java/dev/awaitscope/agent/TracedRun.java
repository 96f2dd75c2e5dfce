package dev.awaitscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A workload run to its end under the agent, and beside it without, with all that must hold for every such pair: the
 * program does and says the same, the agent has not failed, and its counters agree with the recording.
 */
record TracedRun(TracedJvm.Ended ended, Recording recording) {
    static final String FILE = "run.jfr";
    private static final String NOTICE = "awaitscope: tracing to ";

    static TracedRun of(Jdk jdk, Path folder, String options, Class<?> main, String... args) throws Exception {
        return of(jdk, List.of(), folder, options, main, args);
    }

    /**
     * @param jvm
     *            options of the JVM in both runs
     */
    static TracedRun of(Jdk jdk, List<String> jvm, Path folder, String options, Class<?> main, String... args)
            throws Exception {
        String agent = "out=" + FILE + (options.isEmpty() ? "" : "," + options);
        try (TracedJvm traced = TracedJvm.start(jdk, jvm, folder, agent, main, args);
                TracedJvm plain = TracedJvm.start(jdk, jvm, folder, null, main, args)) {
            TracedJvm.Ended expected = plain.end();
            TracedJvm.Ended ended = traced.end();
            assertThat(ended.out()).as("standard output").isEqualTo(expected.out());
            assertThat(withoutNotice(ended.err())).as("standard error").isEqualTo(expected.err());
            assertThat(ended.exitCode()).as("exit code").isEqualTo(expected.exitCode());
            Recording recording = Recording.read(folder.resolve(FILE));
            recording.assertSound();
            return new TracedRun(ended, recording);
        }
    }

    /** The agent's one line is the only one it may say. */
    private static String withoutNotice(String err) {
        assertThat(err.lines().filter(line -> line.startsWith(NOTICE))).hasSizeLessThan(2);
        return err.lines()
                .filter(line -> !line.startsWith(NOTICE))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
