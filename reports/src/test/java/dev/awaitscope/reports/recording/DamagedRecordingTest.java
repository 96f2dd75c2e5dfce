package dev.awaitscope.reports.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.awaitscope.reports.RecordingException;
import dev.awaitscope.reports.Recordings;
import dev.awaitscope.reports.RunCoverage.Loss;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What can be read of a damaged recording is read, and what cannot is named. */
@Timeout(120)
class DamagedRecordingTest {
    private static final int ALL = ChunkedFile.TASKS;
    private static final int CHUNK = ChunkedFile.TASKS_PER_CHUNK;
    private static final long ABSURD = 1L << 40;

    @TempDir
    private static Path folder;

    private static ChunkedFile sound;

    @BeforeAll
    static void recordOnce() throws Exception {
        sound = ChunkedFile.record(folder);
        assertThat(sound.chunks()).isEqualTo(ChunkedFile.CHUNKS);
    }

    static Stream<Arguments> damages() {
        return Stream.of(damage("nothing", ALL, "", f -> f.all()),
                damage("last byte missing", ALL, "cut off", f -> f.upTo(f.offset(3) - 1)),
                damage("cut in the last chunk", ALL, "cut off", f -> f.upTo(f.inMetadata(2))),
                damage("cut in the header of the last chunk", 2 * CHUNK, "within the header",
                        f -> f.upTo(f.offset(2) + 40)),
                damage("zeros appended", ALL, "no chunk begins here", f -> f.plus(new byte[5_000])),
                damage("garbage appended", ALL, "no chunk begins here", f -> f.plus(random(5_000))),
                damage("first chunk in progress", ALL, "not finished", f -> f.withByte(ChunkHeader.STATE_AT, 1)),
                damage("first chunk being updated", ALL, "not finished", f -> f.withByte(ChunkHeader.STATE_AT, 255)),
                damage("last chunk in progress", ALL, "not finished",
                        f -> f.withByte(f.offset(2) + ChunkHeader.STATE_AT, 1)),
                damage("no metadata offset", ALL, "", f -> f.withLong(0, ChunkHeader.METADATA_AT, 0)),
                damage("absurd metadata offset", ALL, "", f -> f.withLong(1, ChunkHeader.METADATA_AT, ABSURD)),
                damage("no pool offset", ALL, "", f -> f.withLong(0, ChunkHeader.POOL_AT, 0)),
                damage("absurd pool offset", ALL, "", f -> f.withLong(1, ChunkHeader.POOL_AT, ABSURD)),
                damage("size 0", ALL, "", f -> f.withLong(0, ChunkHeader.SIZE_AT, 0)),
                damage("size 0 in the last chunk", ALL, "", f -> f.withLong(2, ChunkHeader.SIZE_AT, 0)),
                damage("negative size", ALL, "", f -> f.withLong(1, ChunkHeader.SIZE_AT, -5)),
                damage("absurd size", ALL, "cut off", f -> f.withLong(1, ChunkHeader.SIZE_AT, ABSURD)),
                damage("zeroed stretch", ALL - 12, "damaged", f -> f.withZeros(f.amongTasks(1), 64)),
                damage("garbled stretch", ALL - 60, "damaged", f -> f.withRandom(f.amongTasks(1), 256, 1)),
                damage("garbled twice", ALL - 80, "damaged",
                        f -> stretch(f.withRandom(f.amongTasks(1), 256, 2), f.amongTasks(0))),
                damage("cut among the last tasks", 2 * CHUNK + 100, "cut off", f -> f.upTo(f.amongTasks(2))),
                damage("damaged metadata", ALL, "description", f -> f.withRandom(f.inMetadata(1), 64, 4)),
                damage("an event with an unreadable text", ALL, "damaged",
                        f -> f.withUnreadableText("needle4500")),
                damage("an unreadable text at the end", ALL, "damaged", f -> f.withUnreadableText("needle8500")),
                damage("constants garbled", ALL, "constants in it are damaged",
                        f -> f.withRandom(f.inConstants(1), 64, 5)),
                damage("constants zeroed", ALL, "constants in it are damaged", f -> f.withZeros(f.inConstants(0), 200)),
                damage("an event with a forged length", ALL - 9, "damaged",
                        f -> f.withBytes(f.amongTasks(1), 0xff, 0xff, 0xff, 0x7f)),
                damage("an event of length 0", ALL - 9, "damaged", f -> f.withByte(f.amongTasks(1), 0)),
                damage("a text with a forged length", ALL, "damaged", f -> f.withForgedText("needle4500")),
                damage("metadata with a forged count", ALL, "description",
                        f -> f.withBytes(f.metadata(1) + 14, 0xff, 0xff, 0xff, 0xff, 0x7f)),
                damage("the same chunks twice", ALL, "", f -> f.chunks(0, 1, 2, 0, 1, 2)),
                damage("chunks in another order", ALL, "", f -> f.chunks(2, 0, 1)),
                damage("a chunk missing", 2 * CHUNK, "", f -> f.chunks(0, 2)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void readsWhatIsThere(String name, int atLeast, String complaint, Function<ChunkedFile, byte[]> damage)
            throws Exception {
        Path file = ChunkedFile.write(damage.apply(sound), folder, name.replace(' ', '-'));
        Result result = read(file);
        assertThat(result.tasks.size()).as("%s", result.losses).isBetween(atLeast, ALL);
        assertThat(result.jvms).isEqualTo(1);
        assertThat(result.submits).as("each once").isEqualTo(result.tasks.size());
        if (complaint.isEmpty()) {
            assertThat(result.losses).isEmpty();
        } else {
            assertThat(result.losses).anySatisfy(loss -> assertThat(loss.what()).contains(complaint));
        }
    }

    @Test
    void namesTheBytesThatAreDamaged() throws Exception {
        int at = sound.amongTasks(1);
        Path file = ChunkedFile.write(sound.withZeros(at, 64), folder, "where");
        assertThat(read(file).losses).hasSize(1).first().satisfies(loss -> {
            assertThat(loss.file()).isEqualTo("where.jfr");
            assertThat(loss.fromByte()).isBetween(at - 100L, at + 64L);
            assertThat(loss.toByte()).isBetween(at + 64L, at + 164L);
        });
    }

    @Test
    void aRepairedFileIsSoundForTheJdkToo() throws Exception {
        Path damaged = ChunkedFile.write(sound.withByte(ChunkHeader.STATE_AT, 1), folder, "unfinished");
        Path repaired = folder.resolve("repaired.jfr");
        assertThat(Recordings.recover(damaged, repaired).chunks())
                .isEqualTo(ChunkedFile.CHUNKS);
        long submits = RecordingFile.readAllEvents(repaired)
                .stream()
                .filter(event -> event.getEventType().getName().equals("awaitscope.TaskSubmit"))
                .count();
        assertThat(submits).isEqualTo(ALL);
        assertThatThrownBy(() -> Recordings.recover(damaged, repaired))
                .isInstanceOf(RecordingException.class)
                .hasMessageContaining("exists already");
    }

    @Test
    void aRepairedFileIsSoundForUs() throws Exception {
        byte[] content = sound.withRandom(sound.amongTasks(0), 256, 2);
        Path damaged = ChunkedFile.write(Arrays.copyOf(content, sound.amongTasks(2)), folder, "to-repair");
        Path repaired = folder.resolve("repaired-twice.jfr");
        assertThat(Recordings.recover(damaged, repaired).losses()).isNotEmpty();
        Result before = read(damaged);
        Result after = read(repaired);
        assertThat(after.losses).isEmpty();
        assertThat(after.tasks).isEqualTo(before.tasks).hasSizeGreaterThan(2 * CHUNK);
    }

    @Test
    void endsWhereverTheFileIsCut() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 30; i++) {
            readOrRefuse(sound.upTo(1 + random.nextInt(sound.offset(3) - 1)), "cut");
        }
    }

    @Test
    void endsWhateverByteIsWrong() throws Exception {
        Random random = new Random(11);
        for (int i = 0; i < 60; i++) {
            readOrRefuse(sound.withByte(random.nextInt(sound.offset(3)), random.nextInt()), "flipped");
        }
        for (int i = 0; i < 30; i++) {
            readOrRefuse(sound.withByte(sound.offset(1) + random.nextInt(ChunkHeader.BYTES), random.nextInt()),
                    "header");
        }
    }

    private static void readOrRefuse(byte[] content, String name) throws Exception {
        Path file = ChunkedFile.write(content, folder, name);
        try {
            read(file);
        } catch (RecordingException e) {
            assertThat(e.getMessage()).contains(name + ".jfr").doesNotContain("\n");
        }
    }

    private static Arguments damage(String name, int atLeast, String complaint,
            Function<ChunkedFile, byte[]> damage) {
        return Arguments.of(name, atLeast, complaint, damage);
    }

    private static byte[] random(int count) {
        byte[] random = new byte[count];
        new Random(3).nextBytes(random);
        return random;
    }

    private static byte[] stretch(byte[] content, int at) {
        System.arraycopy(random(100), 0, content, at, 100);
        return content;
    }

    private static Result read(Path file) throws Exception {
        Result result = new Result();
        try (RecordingSet set = RecordingSet.open(List.of(file))) {
            for (RecordedJvm jvm : set.jvms()) {
                jvm.read(result::add, (_, _) -> {});
                result.losses.addAll(jvm.losses());
            }
            result.jvms = set.jvms().size();
        }
        return result;
    }

    private static final class Result {
        private final Set<Long> tasks = new TreeSet<>();
        private final List<Loss> losses = new ArrayList<>();
        private int submits;
        private int jvms;

        void add(TracedEvent event) {
            if (event instanceof AgentEvent.TaskSubmit submit) {
                tasks.add(submit.taskId());
                submits++;
            }
        }
    }
}
