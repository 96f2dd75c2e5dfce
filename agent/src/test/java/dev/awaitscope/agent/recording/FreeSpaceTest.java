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
        assertThat(space.needed(1000 * MB, 0, 0)).isEqualTo(FreeSpace.RESERVE_BYTES);
        assertThat(space.needed(1000 * MB, 7 * MB, HALF_SECOND)).isEqualTo(FreeSpace.RESERVE_BYTES + 7 * MB);
    }

    @Test
    void needsMoreTheFasterTheDiskFills() {
        space.needed(1000 * MB, 0, 0);

        assertThat(space.needed(900 * MB, 0, HALF_SECOND)).as("200 MB/s for two seconds")
                .isEqualTo(FreeSpace.RESERVE_BYTES + 400 * MB);
        assertThat(space.needed(950 * MB, 0, 2 * HALF_SECOND)).as("a disk that was filling may do so again")
                .isEqualTo(FreeSpace.RESERVE_BYTES + 200 * MB);
        assertThat(space.needed(950 * MB, 0, 3 * HALF_SECOND)).isEqualTo(FreeSpace.RESERVE_BYTES + 100 * MB);
    }

    @Test
    void findsTheDiskOfAFileThatIsNotThereYet() throws Exception {
        assertThat(space.shortage()).as("this machine has room for a test").isNull();
    }
}
