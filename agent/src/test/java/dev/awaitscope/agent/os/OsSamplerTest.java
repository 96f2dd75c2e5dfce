package dev.awaitscope.agent.os;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.agent.trace.Failures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How far apart samples are, and how many threads are watched. */
final class OsSamplerTest {
    private static final long MILLI = 1_000_000;

    @TempDir
    private Path folder;

    @Test
    void samplesLessOftenTheMoreItCosts() {
        assertThat(OsSampler.period(MILLI / 100, 1)).as("cheap: the shortest").isEqualTo(20 * MILLI);
        assertThat(OsSampler.period(MILLI, 1)).as("one hundredth of a core").isEqualTo(100 * MILLI);
        assertThat(OsSampler.period(MILLI, 4)).as("however many cores are busy").isEqualTo(100 * MILLI);
        assertThat(OsSampler.period(100 * MILLI, 1)).as("once a second at least").isEqualTo(1000 * MILLI);
    }

    @Test
    void takesNoMoreThanATwentiethOfWhatTheProgramTakes() {
        assertThat(OsSampler.period(MILLI / 10, 0.1)).as("a twentieth of a tenth of a core").isEqualTo(20 * MILLI);
        assertThat(OsSampler.period(MILLI / 5, 0.1)).as("a twentieth of a tenth of a core").isEqualTo(40 * MILLI);
        assertThat(OsSampler.period(MILLI / 5, 0)).as("nothing to see: two thousandths of a core")
                .isEqualTo(100 * MILLI);
    }

    @Test
    void saysWhatASystemWithoutLinuxsFilesDoesNotTell() {
        Map<String, String> reasons = new TreeMap<>();
        OsSampler sampler = OsSampler.create(folder.resolve("not there"), group -> true, reasons::put, new Failures());

        assertThat(sampler.hasWork()).isFalse();
        assertThat(reasons).containsExactly(
                Map.entry("cpu-throttling", "this system has no control groups for CPUs"),
                Map.entry("os-scheduling", "this system has no /proc/self/schedstat"),
                Map.entry("tcp-counters", "this system has no /proc/self/net/netstat"));
    }

    @Test
    void leavesMostOpenFilesToTheProgram() throws Exception {
        Path limits = folder.resolve("limits");
        Files.writeString(limits, """
                Limit                     Soft Limit           Hard Limit           Units
                Max processes             127235               127235               processes
                Max open files            1024                 1048576              files
                """);
        assertThat(ThreadSweep.limit(limits)).isEqualTo(128);
        Files.writeString(limits, "Max open files            unlimited            unlimited            files\n");
        assertThat(ThreadSweep.limit(limits)).isEqualTo(1024);
        assertThat(ThreadSweep.limit(folder.resolve("not there"))).isEqualTo(1024);
    }
}
