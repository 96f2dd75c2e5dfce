package dev.awaitscope.reports.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.ReadOptions;
import dev.awaitscope.reports.RecordingException;
import dev.awaitscope.reports.Recordings;
import dev.awaitscope.reports.RunCoverage.Loss;
import dev.awaitscope.reports.RunReport;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Writes {@code docs/damaged-recordings.md} from what is read of the inputs of {@link DamagedRecordingTest} and
 * {@link RefusalTest}. Not a test of the build; it is run by
 * {@code mvn -pl reports -am package -Dtest=DamagedRecordingsPage -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class DamagedRecordingsPage {
    @TempDir
    private Path folder;

    private final StringBuilder page = new StringBuilder("""
            # Damaged recordings

            What is read of a recording that something has happened to, what is said of it, and the exit code: 0 all of \
            it, 3 what is left of it, 1 nothing. Written by `DamagedRecordingsPage`, which says how to run it: each input \
            is made from a real recording of three chunks with 3,000 tasks each, and read as the command line reads it.

            A loss is one line with the file and the range of bytes, left out here. Lengths and counts that a file states \
            are believed only as far as the bytes reach. An event counts if its type is known, its time is of this JVM \
            and its fields fill it; where one does not, the way is found again at the next dozen that do. A chunk whose \
            own description of its events is damaged is read by that of another one.

            | input | what is said | exit code | tasks read |
            |---|---|---|---|
            """);

    @Test
    void writes() throws Exception {
        ChunkedFile sound = ChunkedFile.record(folder);
        for (Arguments damage : DamagedRecordingTest.damages().toList()) {
            Function<ChunkedFile, byte[]> how = function(damage.get()[3]);
            row((String) damage.get()[0], how.apply(sound), "jfr");
        }
        row("packed with gzip", RefusalTest.gzip(sound.all()), "jfr.gz");
        byte[] packed = RefusalTest.gzip(sound.all());
        row("packed with gzip, cut off", java.util.Arrays.copyOf(packed, packed.length / 2), "jfr.gz");
        byte[] other = sound.chunks(2);
        ByteBuffer.wrap(other).putLong(32, ByteBuffer.wrap(other).getLong(32) + 3_600_000_000_000L);
        row("two JVMs in one file (`cat`)", RefusalTest.concat(sound.chunks(0, 1), other), "jfr");
        row("a JFR repository folder of a killed JVM", repository(sound));
        for (Arguments refused : RefusalTest.others(sound).toList()) {
            row((String) refused.get()[0], (byte[]) refused.get()[1], "jfr");
        }
        Path docs = Path.of(System.getProperty("damage.page", "../docs/damaged-recordings.md"));
        Files.writeString(docs, page);
        assertThat(page).contains("| 0 | 9,000 of 9,000");
    }

    @SuppressWarnings("unchecked")
    private static Function<ChunkedFile, byte[]> function(Object damage) {
        return (Function<ChunkedFile, byte[]>) damage;
    }

    private Path repository(ChunkedFile sound) throws Exception {
        Path jvm = Files.createDirectories(folder.resolve("repository/2026_01_01_00_00_00_1"));
        ChunkedFile.write(sound.chunks(0), jvm, "a");
        ChunkedFile.write(sound.chunks(1), jvm, "b");
        byte[] unfinished = sound.chunks(2);
        unfinished[ChunkHeader.STATE_AT] = 1;
        ChunkedFile.write(unfinished, jvm, "c");
        ChunkedFile.write(new byte[0], jvm, "d");
        return jvm;
    }

    private void row(String name, byte[] content, String ending) throws Exception {
        row(name, Files.write(folder.resolve("input." + ending), content));
    }

    private void row(String name, Path file) {
        List<String> said = new ArrayList<>();
        long tasks = 0;
        int code = 0;
        try {
            List<RunReport> reports = Recordings.read(List.of(file), ReadOptions.DEFAULT);
            if (reports.size() > 1) {
                said.add(reports.size() + " JVMs, a report each");
            }
            for (RunReport report : reports) {
                tasks += report.tasks().size();
                report.coverage().losses().stream().map(Loss::what).forEach(said::add);
                code = report.coverage().partial() ? 3 : code;
            }
        } catch (RecordingException e) {
            said.add(e.getMessage()
                    .replace(folder.resolve("input.jfr").toString(), "FILE")
                    .replace("input.jfr",
                            "FILE"));
            code = 1;
        }
        page.append(String.format(Locale.ROOT, "| %s | %s | %d | %,d of %,d (%.2f %%) |%n", name,
                String.join("; ", said), code, tasks, ChunkedFile.TASKS, 100.0 * tasks / ChunkedFile.TASKS));
    }
}
