package dev.awaitscope.reports.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.awaitscope.reports.RecordingException;
import dev.awaitscope.reports.compare.BenchResult.BenchRound;
import dev.awaitscope.reports.compare.BenchResult.BenchRun;
import dev.awaitscope.reports.compare.BenchResult.HeldConnections;
import dev.awaitscope.reports.compare.BenchResult.SystemCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchResultFileTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        BenchRun run = new BenchRun("async", "one loop", List.of(Results.round(1_234), Results.round(7, 3, null)),
                Results.round(1_000), "async.jfr", new SystemCalls(1_000, Map.of("read", 2_000L, "epoll_wait", 900L)),
                new HeldConnections(10_000, 30_000_000, 1_000_000));
        BenchResult written = Results.result(run, Results.run("none"));
        BenchResultFile.write(written, folder.resolve(BenchResultFile.NAME));
        BenchResult read = BenchResultFile.read(folder);
        assertThat(read).isEqualTo(written);
        BenchRound first = read.scenarios().getFirst().runs().getFirst().rounds().getFirst();
        assertThat(first.latency().getTotalCount()).isEqualTo(1_234);
    }

    @Test
    void missingFileIsSaidToBeMissing() {
        assertRefused(folder.resolve("nothing"), "cannot be read (no such file)");
    }

    @Test
    void brokenFilesAreRefusedWithTheirNameAndReason() throws IOException {
        assertRefused(file(""), "not JSON (does not begin with {)");
        assertRefused(file("FLR\0\0\2"), "not JSON (");
        assertRefused(file("{\"schema\":1,"), "not JSON (");
        assertRefused(file("{\"schema\":2}"), "schema 2 is not 1");
        assertRefused(file("{\"schema\":1}"), "not the result of a bench ('scenarios' is not a list)");
        assertRefused(file("{\"schema\":\"one\"}"), "not the result of a bench ('schema' is not a whole number)");
    }

    @Test
    void everyCutOfAFileIsRefusedAndNeverAnotherException() throws Exception {
        Path whole = folder.resolve("whole.json");
        BenchResultFile.write(Results.result(Results.run("one", 100, 101)), whole);
        String text = Files.readString(whole);
        for (int length = 0; length < text.stripTrailing().length(); length += 7) {
            assertRefused(file(text.substring(0, length)), "name a bench's folder or its bench.json");
        }
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("broken.json"), content);
    }

    private static void assertRefused(Path file, String reason) {
        assertThatThrownBy(() -> BenchResultFile.read(file)).isInstanceOf(RecordingException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(reason);
    }
}
