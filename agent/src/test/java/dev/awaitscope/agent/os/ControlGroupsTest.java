package dev.awaitscope.agent.os;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.agent.event.CpuThrottling;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the kernel says what a quota did, as files of both its interfaces. */
final class ControlGroupsTest {
    @TempDir
    private Path folder;

    @Test
    void readsTheUnifiedHierarchyAndItsParents() throws Exception {
        proc("0::/outer/inner\n", "30 23 0:26 / " + folder + "/mount rw,nosuid - cgroup2 cgroup2 rw\n");
        write("mount/cpu.stat", "usage_usec 1\n");
        write("mount/outer/cpu.stat", "usage_usec 1\nnr_periods 10\nnr_throttled 2\nthrottled_usec 300\n");
        write("mount/outer/cpu.max", "50000 100000\n");
        write("mount/outer/inner/cpu.stat", "usage_usec 1\n");
        write("mount/outer/inner/cpu.max", "max 100000\n");

        List<ControlGroup> groups = ControlGroups.find(folder);
        assertThat(groups).hasSize(3);
        List<RecordedEvent> events = record(groups,
                () -> write("mount/outer/cpu.stat", "nr_periods 20\nnr_throttled 5\nthrottled_usec 1300\n"));

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.getString("controlGroup")).isEqualTo("/outer");
            assertThat(event.getDuration("quotaTime")).isEqualTo(Duration.ofMillis(50));
            assertThat(event.getDuration("quotaPeriod")).isEqualTo(Duration.ofMillis(100));
            assertThat(event.getLong("periods")).isEqualTo(10);
            assertThat(event.getLong("throttledPeriods")).isEqualTo(3);
            assertThat(event.getDuration("throttledTime")).isEqualTo(Duration.ofMillis(1));
        });
    }

    @Test
    void readsTheOldHierarchyOfAContainer() throws Exception {
        // The container's own group is the root of what it can see.
        proc("3:memory:/docker/abc\n2:cpu,cpuacct:/docker/abc\n", "31 23 0:27 /docker/abc " + folder
                + "/cpu rw - cgroup cgroup rw,cpu,cpuacct\n");
        write("cpu/cpu.stat", "nr_periods 1\nnr_throttled 0\nthrottled_time 0\n");
        write("cpu/cpu.cfs_quota_us", "200000\n");
        write("cpu/cpu.cfs_period_us", "100000\n");

        List<RecordedEvent> events = record(ControlGroups.find(folder),
                () -> write("cpu/cpu.stat", "nr_periods 3\nnr_throttled 2\nthrottled_time 7000\n"));

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.getString("controlGroup")).isEqualTo("/");
            assertThat(event.getDuration("quotaTime")).isEqualTo(Duration.ofMillis(200));
            assertThat(event.getLong("periods")).isEqualTo(2);
            assertThat(event.getLong("throttledPeriods")).isEqualTo(2);
            assertThat(event.getDuration("throttledTime")).isEqualTo(Duration.ofNanos(7000));
        });
    }

    @Test
    void findsNoneWhereThereAreNone() {
        assertThat(ControlGroups.find(folder.resolve("not there"))).isEmpty();
    }

    @Test
    void saysNothingWithoutAQuota() throws Exception {
        proc("1:cpu:/\n", "31 23 0:27 / " + folder + "/cpu rw - cgroup cgroup rw,cpu\n");
        write("cpu/cpu.stat", "nr_periods 0\nnr_throttled 0\nthrottled_time 0\n");
        write("cpu/cpu.cfs_quota_us", "-1\n");
        write("cpu/cpu.cfs_period_us", "100000\n");
        List<ControlGroup> groups = ControlGroups.find(folder);

        assertThat(groups).singleElement().satisfies(group -> assertThat(group.hasQuota()).isFalse());
        assertThat(record(groups, () -> {})).isEmpty();
    }

    private interface Change {
        void make() throws IOException;
    }

    private List<RecordedEvent> record(List<ControlGroup> groups, Change change) throws IOException {
        Path file = folder.resolve("events.jfr");
        try (Recording recording = new Recording()) {
            recording.enable(CpuThrottling.class);
            recording.start();
            for (ControlGroup group : groups) {
                group.sample();
            }
            change.make();
            for (ControlGroup group : groups) {
                group.sample();
            }
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file);
    }

    private void proc(String cgroup, String mountinfo) throws IOException {
        write("cgroup", cgroup);
        write("mountinfo", "22 1 0:20 / /proc rw - proc proc rw\n" + mountinfo);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
