package dev.awaitscope.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.tools.attach.VirtualMachine;
import dev.awaitscope.workload.AttachWorkload;
import dev.awaitscope.workload.ProbeAgent;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Into a running program under load and out of it again, as if nothing had been. */
final class AttachIT {
    private static final int MANY_TIMES = 100;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Target#all")
    void leavesNothingBehindAndComesAgain(Target target) throws Exception {
        Path probe = probeJar();
        try (TracedJvm jvm = TracedJvm.start(target.jdk(), folder, null, AttachWorkload.class, target.threads())) {
            jvm.awaitLine("ready");
            assertThat(ask(jvm, "status", "")).containsEntry("state", "not traced");
            assertThat(ask(jvm, "attach", "out=one.jfr,quiet")).containsEntry("state", "recording");
            assertThat(ask(jvm, "attach", "out=other.jfr,quiet").get("refused")).contains("already", "one.jfr");
            probe(jvm, probe, "traced", "some calls");
            awaitWaits(jvm);

            assertThat(ask(jvm, "detach", "").get("ending")).contains(folder.resolve("one.jfr").toString());
            probe(jvm, probe, "left", "no calls");
            jvm.awaitLine("probe left: no classes");
            assertThat(ask(jvm, "detach", "").get("refused")).contains("not traced");

            assertThat(ask(jvm, "attach", "out=two.jfr,quiet")).containsEntry("state", "recording");
            Files.createFile(folder.resolve("hold"));
            jvm.awaitLine("holding");
            ask(jvm, "detach", "");
            assertThat(ask(jvm, "attach", "out=three.jfr,quiet")).containsEntry("state", "recording");
            Files.createFile(folder.resolve("stop"));
            TracedJvm.Ended ended = jvm.end();

            assertThat(ended.exitCode()).isZero();
            assertThat(ended.out()).endsWith("done\n");
            assertThat(ended.err().lines()).as("only the JVM's own warning (JEP 451)")
                    .allMatch(line -> line.startsWith("WARNING: "));
        }
        for (String name : new String[] {"one.jfr", "two.jfr", "three.jfr"}) {
            Recording recording = Recording.read(folder.resolve(name));
            assertThat(recording.of("awaitscope.AgentFailure")).as(name).isEmpty();
            assertThat(recording.waits()).as(name).isNotEmpty();
        }
        assertThat(Recording.read(folder.resolve("two.jfr"))
                .of("awaitscope.OpenWait")
                .stream()
                .map(event -> event.getThread("waiter").getJavaName())).as("a wait that went on at the end")
                .contains("holder");
    }

    @Test
    void refusesAnotherBuildInOneLine() throws Exception {
        try (TracedJvm jvm = TracedJvm.start(Jdk.newest(), folder, null, AttachWorkload.class, "platform")) {
            jvm.awaitLine("ready");
            Map<String, String> answer = AttachedAgent.ask(jvm, "attach", "out=one.jfr,quiet", "0.0.1-abc");

            assertThat(answer.get("refused")).contains("0.0.1-abc", "start the program again");
            assertThat(folder.resolve("one.jfr")).doesNotExist();
            assertThat(ask(jvm, "attach", "colour=red").get("refused")).contains("'colour'");
            assertThat(ask(jvm, "dump", "out=x.jfr").get("refused")).contains("not traced");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.agent.Jdk#all")
    void endsByItselfAfterItsDurationAndKeepsItsRecordingToItself(Jdk jdk) throws Exception {
        Path probe = probeJar();
        try (TracedJvm jvm = TracedJvm.start(jdk, folder, "out=run.jfr,quiet,delay=300ms,duration=1500ms",
                AttachWorkload.class, "platform")) {
            jvm.awaitLine("ready");
            awaitState(jvm, "recording");
            Path repository = Path.of(ask(jvm, "status", "").get("repository"));
            assertThat(permissions(repository)).isEqualTo("rwx------");
            assertThat(permissions(repository.getParent())).isEqualTo("rwx------");
            awaitState(jvm, "not traced");
            probe(jvm, probe, "ended", "no calls");
            jvm.awaitLine("probe ended: no classes");

            Recording recording = Recording.read(folder.resolve("run.jfr"));
            recording.assertSound();
            assertThat(recording.waits()).isNotEmpty();
            assertThat(permissions(folder.resolve("run.jfr"))).isEqualTo("rw-------");
            Files.createFile(folder.resolve("hold"));
            Files.createFile(folder.resolve("stop"));
            assertThat(jvm.end().exitCode()).isZero();
        }
    }

    private static String permissions(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    private void awaitState(TracedJvm jvm, String state) throws Exception {
        for (int i = 0; i < MANY_TIMES; i++) {
            if (state.equals(ask(jvm, "status", "").get("state"))) {
                return;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("never " + state);
    }

    /** Until a dump shows that waits are recorded. */
    private void awaitWaits(TracedJvm jvm) throws Exception {
        for (int i = 0; i < MANY_TIMES; i++) {
            Path dump = Path.of(ask(jvm, "dump", "out=dump.jfr").get("file"));
            if (!Recording.read(dump).waits().isEmpty()) {
                return;
            }
        }
        throw new AssertionError("no waits");
    }

    private static Map<String, String> ask(TracedJvm jvm, String verb, String options) throws Exception {
        return AttachedAgent.ask(jvm, verb, options);
    }

    private static void probe(TracedJvm jvm, Path probe, String name, String expected) throws Exception {
        VirtualMachine machine = VirtualMachine.attach(Long.toString(jvm.pid()));
        try {
            machine.loadAgent(probe.toString(), name);
        } finally {
            machine.detach();
        }
        jvm.awaitLine("probe " + name + ": " + expected);
    }

    private Path probeJar() throws Exception {
        Path jar = folder.resolve("probe.jar");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Agent-Class"), ProbeAgent.class.getName());
        manifest.getMainAttributes().put(new Attributes.Name("Can-Retransform-Classes"), "true");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out, manifest)) {
            // The workload's own class path has the classes.
            entries.putNextEntry(new JarEntry("empty"));
        }
        return jar;
    }
}
