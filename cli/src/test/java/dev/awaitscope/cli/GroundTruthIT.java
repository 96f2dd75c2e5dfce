package dev.awaitscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A program that knows what it did, by its own clock, against what {@code waits --json} says that it did. The seed is
 * printed; give it again with {@code -Dawaitscope.seed=}.
 */
final class GroundTruthIT {
    private static final int KINDS = 11;
    private static final int ROUNDS = Integer.getInteger("awaitscope.rounds", 20);
    private static final long SHORT_NANOS = 5_000_000;
    /** Two clocks of one machine, read at different moments; the waits are far longer. */
    private static final long CLOCK_NANOS = 15_000_000;

    @TempDir
    static Path folder;

    private static final Map<TracedTarget, List<Truth>> TRUTHS = new LinkedHashMap<>();
    private static final Map<Integer, TracedWaits> WAITS = new TreeMap<>();

    /**
     * What the program says of one wait.
     *
     * @param nanos the length of the call by the program's clock
     * @param forcedNanos what it must have waited at least: from when it was seen waiting to when it was woken
     */
    private record Truth(String thread, long threadId, String kind, @Nullable String blocker, @Nullable String waker,
            long wakerId, long epochNanos, long nanos, long forcedNanos) {
        static Truth parse(String line) {
            String[] fields = line.split("\t");
            assertThat(fields).as(line).hasSize(10).startsWith("wait");
            return new Truth(fields[1], Long.parseLong(fields[2]), fields[3], orNull(fields[4]), orNull(fields[5]),
                    Long.parseLong(fields[6]), Long.parseLong(fields[7]), Long.parseLong(fields[8]),
                    Long.parseLong(fields[9]));
        }

        private static @Nullable String orNull(String field) {
            return field.equals("null") ? null : field;
        }
    }

    /** Both JDKs at once, and both kinds of thread in one program: they mostly wait. */
    @BeforeAll
    @SuppressWarnings("SystemOut")
    static void runPrograms() throws Exception {
        long seed = Long.getLong("awaitscope.seed", System.nanoTime());
        System.out.println("ground truth: -Dawaitscope.seed=" + seed);
        Map<Integer, List<TracedTarget>> targets = new TreeMap<>();
        TracedTarget.all()
                .forEach(target -> targets.computeIfAbsent(target.feature(), f -> new ArrayList<>())
                        .add(target));
        Map<Integer, TracedProgram> programs = new TreeMap<>();
        try {
            for (List<TracedTarget> same : targets.values()) {
                programs.put(same.getFirst().feature(), start(same, seed));
            }
            for (List<TracedTarget> same : targets.values()) {
                int feature = same.getFirst().feature();
                read(same, programs.get(feature).lines(), folder.resolve(feature + ".jfr"));
            }
        } finally {
            programs.values().forEach(TracedProgram::close);
        }
    }

    private static TracedProgram start(List<TracedTarget> targets, long seed) throws Exception {
        List<String> args = new ArrayList<>(List.of(Long.toString(seed), Integer.toString(ROUNDS)));
        targets.forEach(target -> args.add(target.threads()));
        TracedTarget any = targets.getFirst();
        return TracedProgram.start(any.home(), folder, "out=" + any.feature() + ".jfr", "GroundTruthWorkload",
                args.toArray(String[]::new));
    }

    private static void read(List<TracedTarget> targets, List<String> lines, Path recording) throws Exception {
        assertThat(lines).last().isEqualTo("end");
        assertThat(Files.size(recording)).isPositive();
        WAITS.put(targets.getFirst().feature(), TracedWaits.of(recording));
        List<Truth> truths = lines.subList(0, lines.size() - 1).stream().map(Truth::parse).toList();
        // The program prints all of one thread, then all of the next.
        int perThread = ROUNDS * KINDS;
        for (int i = 0; i < targets.size(); i++) {
            TRUTHS.put(targets.get(i), truths.subList(i * perThread, (i + 1) * perThread));
        }
        assertThat(truths).hasSize(targets.size() * perThread);
    }

    @ParameterizedTest
    @MethodSource("dev.awaitscope.cli.TracedTarget#all")
    void agreesWithTheProgramOnEveryWait(TracedTarget target) {
        List<Truth> truths = TRUTHS.get(target);
        TracedWaits found = WAITS.get(target.feature());
        long waiter = truths.getFirst().threadId();
        List<Map<String, @Nullable Object>> waits = found.waits()
                .stream()
                .filter(wait -> number(wait, "threadId") == waiter && number(wait, "durationNanos") >= SHORT_NANOS)
                .toList();

        assertThat(found.exitCode()).isEqualTo(ExitCode.DONE);
        SoftAssertions softly = new SoftAssertions();
        List<Map<String, @Nullable Object>> others = new ArrayList<>(waits);
        for (Truth truth : truths) {
            List<Map<String, @Nullable Object>> same = waits.stream()
                    .filter(wait -> isAt(truth, wait, found.startEpochNanos()))
                    .toList();
            others.removeAll(same);
            softly.assertThat(same).as("entries for %s", truth).hasSize(1);
            same.forEach(wait -> check(softly, target, truth, wait));
        }
        softly.assertThat(others).as("waits of the thread that the program knows nothing of").isEmpty();
        softly.assertAll();
    }

    private static boolean isAt(Truth truth, Map<String, @Nullable Object> wait, long startEpochNanos) {
        long middle = startEpochNanos + number(wait, "startNanos") + number(wait, "durationNanos") / 2;
        return middle > truth.epochNanos - CLOCK_NANOS && middle < truth.epochNanos + truth.nanos + CLOCK_NANOS;
    }

    private static void check(SoftAssertions softly, TracedTarget target, Truth truth,
            Map<String, @Nullable Object> wait) {
        String what = truth + " against " + wait;
        softly.assertThat(wait)
                .as(what)
                .containsEntry("thread", truth.thread)
                .containsEntry("virtual", target.virtual())
                .containsEntry("kind", truth.kind)
                .containsEntry("blocker", truth.blocker)
                .containsEntry("open", false)
                .containsEntry("interrupted", false);
        softly.assertThat(wait.get("waker")).as(what).isEqualTo(truth.waker);
        softly.assertThat(wait.get("wokenBy")).as(what).isEqualTo(truth.kind.equals("sleep") ? "timer" : "thread");
        if (truth.waker != null) {
            softly.assertThat(wait.get("wakerThreadId")).as(what).isEqualTo(truth.wakerId);
        }
        /*
         * 10 %. Where the machine is busy, the program may stand still between a look at its clock and the wait, for
         * longer than that: then it still knows what the wait lasted at least.
         */
        long nanos = number(wait, "durationNanos");
        softly.assertThat(nanos)
                .as("length of " + what)
                .isBetween(Math.min(truth.forcedNanos, truth.nanos * 9 / 10),
                        truth.nanos * 11 / 10);
    }

    private static long number(Map<String, @Nullable Object> wait, String field) {
        return wait.get(field) instanceof Long value ? value : 0;
    }
}
