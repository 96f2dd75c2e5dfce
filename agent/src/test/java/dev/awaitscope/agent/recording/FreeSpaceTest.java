package dev.awaitscope.agent.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.agent.trace.Failures;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What must be free is what is needed to end in time. */
final class FreeSpaceTest {
    private static final long MB = 1L << 20;
    private static final long HALF_SECOND = 500_000_000;

    @TempDir
    private Path folder;
    private FreeSpace space;

    @BeforeEach
    void find() throws Exception {
        space = new FreeSpace(Repository.prepare(null, new Failures()), folder.resolve("not/there/run.jfr"));
    }

    @Test
    void needsItsReserveAndRoomForTheFile() {
        assertThat(space.needed(1000 * MB, 0, 0)).isEqualTo(FreeSpace.NEEDED_BYTES);
        assertThat(space.needed(1000 * MB, 7 * MB, HALF_SECOND)).isEqualTo(FreeSpace.NEEDED_BYTES + 7 * MB);
    }

    @Test
    void needsMoreTheFasterTheDiskFills() {
        space.needed(1000 * MB, 0, 0);

        assertThat(space.needed(900 * MB, 0, HALF_SECOND)).as("200 MB/s for one second")
                .isEqualTo(FreeSpace.NEEDED_BYTES + 200 * MB);
        assertThat(space.needed(950 * MB, 0, 2 * HALF_SECOND)).as("a disk that was filling may do so again")
                .isEqualTo(FreeSpace.NEEDED_BYTES + 100 * MB);
        assertThat(space.needed(950 * MB, 0, 3 * HALF_SECOND)).isEqualTo(FreeSpace.NEEDED_BYTES + 50 * MB);
    }

    @Test
    void looksAgainBeforeTheFastestDiskCouldBeFull() {
        assertThat(FreeSpace.pauseNanos(100_000 * MB, 1000)).isEqualTo(HALF_SECOND);
        assertThat(FreeSpace.pauseNanos(800_000_000, 1000)).as("at 8 GB/s").isEqualTo(100_000_000);
        assertThat(FreeSpace.pauseNanos(0, 1000)).isEqualTo(5_000_000);
    }

    @Test
    void looksSeldomWhereALookTakesLong() {
        assertThat(FreeSpace.pauseNanos(0, 200_000)).as("a hundredth of the time").isEqualTo(20_000_000);
        assertThat(FreeSpace.pauseNanos(0, 20_000_000)).isEqualTo(HALF_SECOND);
    }

    @Test
    void findsTheDiskOfAFileThatIsNotThereYet() throws Exception {
        assertThat(space.shortage()).as("this machine has room for a test").isNull();
    }
}
