package dev.awaitscope.reports.recording;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.awaitscope.reports.ReadOptions;
import dev.awaitscope.reports.RecordingException;
import dev.awaitscope.reports.Recordings;
import dev.awaitscope.reports.RunReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is no recording is refused in one line that says what it is and what to do. */
class RefusalTest {
    @TempDir
    private static Path folder;

    private static ChunkedFile sound;

    @BeforeAll
    static void recordOnce() throws Exception {
        sound = ChunkedFile.record(folder);
    }

    static Stream<Arguments> others() {
        return others(sound);
    }

    /** Names, contents and complaints. */
    static Stream<Arguments> others(ChunkedFile sound) {
        return Stream.of(Arguments.of("empty", new byte[0], "is empty"),
                Arguments.of("text", "Hello, world\n".getBytes(US_ASCII), "is a text file"),
                Arguments.of("jar", "PK\u0003\u0004 and so on\0".getBytes(US_ASCII), "unpack the recording first"),
                Arguments.of("class", bytes(0xca, 0xfe, 0xba, 0xbe, 0, 0, 0, 61), "is a Java class file"),
                Arguments.of("heap", "JAVA PROFILE 1.0.2\0".getBytes(US_ASCII), "is a heap dump"),
                Arguments.of("lz4", bytes(4, 0x22, 0x4d, 0x18, 1, 2), "lz4 -d"),
                Arguments.of("zstd", bytes(0x28, 0xb5, 0x2f, 0xfd, 1, 2), "zstd -d"),
                Arguments.of("zeros", new byte[1 << 20], "is not a JFR recording"),
                Arguments.of("gzip of text", gzip("Hello".getBytes(US_ASCII)), "unpacked, is a text file"),
                Arguments.of("broken gzip", bytes(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 9, 9, 9), "gzip"),
                Arguments.of("header alone", sound.upTo(ChunkHeader.BYTES), "no event that can be read"),
                Arguments.of("half a header", sound.upTo(40), "ends within the header"),
                Arguments.of("nothing but events", sound.upTo(30_000), "no event that can be read"),
                Arguments.of("Oracle JDK 8", version(sound, 0, 9), "version 0.9 of the format"),
                Arguments.of("far future", version(sound, 3, 0), "version 3.0 of the format"),
                Arguments.of("no clock", sound.withLong(0, 56, 0), "clock of 0 ticks"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void refusesInOneLine(String name, byte[] content, String complaint) throws Exception {
        Path file = ChunkedFile.write(content, folder, name.replace(' ', '-'));
        assertThatThrownBy(() -> Recordings.read(List.of(file), ReadOptions.DEFAULT))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining(String.valueOf(file.getFileName()))
                .hasMessageContaining(complaint)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void refusesWhatDoesNotExist() {
        assertThatThrownBy(() -> Recordings.read(List.of(folder.resolve("nowhere.jfr")), ReadOptions.DEFAULT))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining("nowhere.jfr does not exist");
    }

    @Test
    void refusesAFolderWithoutRecordings() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty-folder"));
        assertThatThrownBy(() -> Recordings.read(List.of(empty), ReadOptions.DEFAULT))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining("folder without recordings");
    }

    @Test
    void readsGzipWithoutBeingAsked() throws Exception {
        Path packed = Files.write(folder.resolve("packed.jfr.gz"), gzip(sound.all()));
        RunReport report = Recordings.read(List.of(packed), ReadOptions.DEFAULT).getFirst();
        assertThat(report.tasks()).hasSize(ChunkedFile.TASKS);
        assertThat(report.coverage().partial()).isFalse();
        assertThat(report.recording().files()).containsExactly("packed.jfr.gz");
    }

    @Test
    void readsARepositoryFolderWithAnUnfinishedChunk() throws Exception {
        Path jvm = Files.createDirectories(folder.resolve("repository/2026_01_01_00_00_00_1"));
        ChunkedFile.write(sound.chunks(0), jvm, "a");
        byte[] unfinished = sound.chunks(1);
        unfinished[ChunkHeader.STATE_AT] = 1;
        ChunkedFile.write(unfinished, jvm, "b");
        ChunkedFile.write(new byte[0], jvm, "c");
        RunReport report = Recordings.read(List.of(folder.resolve("repository")), ReadOptions.DEFAULT).getFirst();
        assertThat(report.tasks()).hasSize(2 * ChunkedFile.TASKS_PER_CHUNK);
        assertThat(report.coverage().partial()).isTrue();
    }

    @Test
    void keepsTheJvmsOfOneFileApart() throws Exception {
        byte[] other = sound.chunks(2);
        // Another JVM began to count its ticks at another time.
        ByteBuffer.wrap(other).putLong(32, ByteBuffer.wrap(other).getLong(32) + 3_600_000_000_000L);
        Path both = ChunkedFile.write(concat(sound.chunks(0, 1), other), folder, "both");
        List<RunReport> reports = Recordings.read(List.of(both), ReadOptions.DEFAULT);
        assertThat(reports).hasSize(2);
        assertThat(reports.get(0).tasks()).hasSize(2 * ChunkedFile.TASKS_PER_CHUNK);
        assertThat(reports.get(1).tasks()).hasSize(ChunkedFile.TASKS_PER_CHUNK);
        assertThat(reports.get(1).recording().startEpochNanos())
                .isGreaterThan(reports.get(0).recording().startEpochNanos() + 3_500_000_000_000L);
    }

    @Test
    void leavesNoTemporaryFiles() throws Exception {
        Path temporary;
        try (Scratch scratch = new Scratch()) {
            temporary = Files.writeString(scratch.file(), "left behind");
        }
        assertThat(temporary.getParent()).doesNotExist();
    }

    private static byte[] version(ChunkedFile sound, int major, int minor) {
        byte[] file = sound.all();
        ByteBuffer.wrap(file).putShort(4, (short) major).putShort(6, (short) minor);
        return file;
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    static byte[] gzip(byte[] content) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(content);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return packed.toByteArray();
    }

    static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
