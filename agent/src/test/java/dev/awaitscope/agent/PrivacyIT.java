package dev.awaitscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.workload.PrivacyWorkload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/privacy.md} says what a recording discloses: all of it, and nothing that it does not. */
final class PrivacyIT {
    private static final Path DOCUMENT = Path.of(System.getProperty("awaitscope.root", ".."), "docs/privacy.md");
    private static final Pattern EVENT = Pattern.compile("`((?:jdk|awaitscope)\\.[A-Za-z]+)`");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void disclosesWhatTheDocumentSaysAndNothingElse(Jdk jdk) throws Exception {
        Recording recording = record(jdk);

        assertThat(holding(recording, "secret-of-an-argument")).containsExactly("jdk.JVMInformation.javaArguments");
        assertThat(holding(recording, "secret-of-a-property-given")).containsExactly("jdk.JVMInformation.jvmArguments");
        assertThat(holding(recording, "secret-of-a-message")).containsExactly("awaitscope.FailureUnobserved.message");
        assertThat(holding(recording, "out=secret-of-a-recording.jfr")).containsExactlyInAnyOrder(
                "awaitscope.AgentSettings.options", "jdk.JVMInformation.jvmArguments");
        assertThat(minus(holding(recording, "localhost"), Set.of("jdk.SocketWrite.host")))
                .as("a write seldom takes a millisecond")
                .containsExactly("jdk.SocketRead.host");
        assertThat(holding(recording, "secret-of-a-thread")).as("names of threads")
                .contains("jdk.ThreadStart.thread", "awaitscope.LongThreadWait.eventThread");
        for (String absent : List.of("secret-of-the-environment", "secret-of-a-property-set-later",
                "secret-of-a-path", "secret-of-a-file", "secret-of-a-content")) {
            assertThat(holding(recording, absent)).as(absent).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void theDocumentNamesEachEventThatDiscloses(Jdk jdk) throws Exception {
        Recording recording = record(jdk);
        String[] parts = Files.readString(DOCUMENT).split("\nNot in it");
        Set<String> present = events(parts[0]);
        Set<String> absent = events(parts[1].substring(0, parts[1].indexOf("\n\n")));

        Set<String> types = recording.events()
                .stream()
                .map(event -> event.getEventType().getName())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(types).doesNotContainAnyElementsOf(absent);
        // There is no quota here, no second has passed, and the agent has not failed.
        assertThat(types).containsAll(minus(present, Set.of("awaitscope.AgentFailure", "awaitscope.CpuThrottling",
                "awaitscope.TcpCounters")));
        for (String secret : List.of("secret-of-an-argument", "secret-of-a-message", "secret-of-a-recording",
                "localhost")) {
            assertThat(present).as(secret)
                    .containsAll(holding(recording, secret).stream()
                            .map(field -> field.substring(0, field.lastIndexOf('.')))
                            .toList());
        }
    }

    private Recording record(Jdk jdk) throws Exception {
        List<String> command = TracedJvm.command(jdk, "out=secret-of-a-recording.jfr,quiet", PrivacyWorkload.class,
                "secret-of-an-argument");
        command.add(1, "-Dgiven=secret-of-a-property-given");
        try (TracedJvm jvm = TracedJvm.start(command, folder,
                Map.of("AWAITSCOPE_TEST_SECRET", "secret-of-the-environment"))) {
            assertThat(jvm.end().exitCode()).isZero();
        }
        Path file = folder.resolve("secret-of-a-recording.jfr");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        return Recording.read(file);
    }

    private static Set<String> events(String text) {
        return EVENT.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> minus(Set<String> all, Set<String> less) {
        Set<String> left = new TreeSet<>(all);
        left.removeAll(less);
        return left;
    }

    /** The fields in which a text occurs, as EVENT.FIELD. */
    private static Set<String> holding(Recording recording, String text) {
        return recording.events()
                .stream()
                .flatMap(event -> holding(event, text))
                .collect(Collectors.toCollection(
                        TreeSet::new));
    }

    private static Stream<String> holding(RecordedEvent event, String text) {
        return event.getFields()
                .stream()
                .map(ValueDescriptor::getName)
                .filter(field -> text(event.getValue(field)).contains(text))
                .map(field -> event.getEventType().getName() + "." + field);
    }

    private static String text(@Nullable Object value) {
        if (value instanceof RecordedThread thread) {
            return thread.getJavaName() + " " + thread.getOSName();
        }
        return value instanceof RecordedClass type ? type.getName() : String.valueOf(value);
    }
}
