package dev.awaitscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.cli.Checkup.Finding;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DoctorTest {
    @Test
    void saysOfEachWhatThereIsAndWhatItIsFor() {
        List<Finding> findings = new Checkup().findings();
        Ran ran = Ran.run("doctor");
        for (Finding finding : findings) {
            assertThat(ran.out()).contains(finding.what()).contains(finding.neededFor());
        }
        assertThat(findings).extracting(Finding::what)
                .contains("JDKs", "cores", "schedstat", "strace", "perf", "browser",
                        "ephemeral ports");
        assertThat(findings).allSatisfy(finding -> assertThat(finding.found()).isNotBlank());
    }

    @Test
    void failsOnlyWhereNothingWorks() {
        boolean broken = new Checkup().findings().stream().anyMatch(finding -> finding.state() == Checkup.State.BROKEN);
        assertThat(Ran.run("doctor").exitCode()).isEqualTo(broken ? ExitCode.FAILED : ExitCode.DONE);
    }

    @Test
    void findsTheJdkItRunsOnOnce() throws Exception {
        Path own = Path.of(System.getProperty("java.home")).toRealPath();
        assertThat(Jdks.find()).filteredOn(jdk -> jdk.home().equals(own))
                .singleElement()
                .satisfies(jdk -> assertThat(jdk.version()).startsWith(Integer.toString(Runtime.version().feature())));
    }

    @Test
    void findsProgramsAsAShellDoes() {
        assertThat(SearchPath.find("sh")).isPresent();
        assertThat(SearchPath.find("/bin/sh")).contains(Path.of("/bin/sh"));
        assertThat(SearchPath.find("no-such-program")).isEmpty();
        assertThat(SearchPath.isThereButNotExecutable("/etc/passwd")).isTrue();
        assertThat(SearchPath.isThereButNotExecutable("no-such-program")).isFalse();
    }
}
