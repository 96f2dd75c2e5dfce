package dev.awaitscope.reports.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.ReadOptions;
import dev.awaitscope.reports.Recordings;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.json.JsonRun;
import dev.awaitscope.reports.json.JsonSummary;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes out does not depend on how many threads have made it. */
@Timeout(120)
class ReadingThreadsTest {
    /** Enough for waits and threads to be dealt out in several parts. */
    private static final int EVENTS = 60_000;
    private static final int THREADS = 5_000;

    @TempDir
    private static Path folder;

    private static Path file = Path.of("");
    private static byte[] byOne = {};

    @BeforeAll
    static void record() throws Exception {
        file = folder.resolve("threads.jfr");
        RecordingMaker.main(new String[] {file.toString(), Integer.toString(EVENTS), Integer.toString(THREADS)});
        byOne = read(1);
    }

    @Test
    void itIsWorthReading() throws Exception {
        RunReport report = Recordings.read(List.of(file), ReadOptions.DEFAULT).getFirst();
        assertThat(report.threads()).hasSizeGreaterThan(THREADS);
        assertThat(report.waits()).hasSizeGreaterThan(EVENTS / 2);
        assertThat(report.tasks()).hasSizeGreaterThan(EVENTS / 20);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 8})
    void theBytesAreTheSame(int threads) throws Exception {
        for (int i = 0; i < 3; i++) {
            assertThat(read(threads)).isEqualTo(byOne);
        }
    }

    /** What is done on many threads is done in the pool of the thread that begins it. */
    private static byte[] read(int threads) throws Exception {
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            return pool.submit(() -> {
                RunReport report = Recordings.read(List.of(file), ReadOptions.DEFAULT).getFirst();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                JsonSummary.write(report, bytes);
                JsonRun.write(report, bytes);
                return bytes.toByteArray();
            }).get();
        }
    }
}
