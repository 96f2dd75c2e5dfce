package dev.awaitscope.cli.bench;

import dev.awaitscope.reports.compare.BenchResult.BenchRound;
import dev.awaitscope.reports.compare.BenchResult.BenchRun;
import dev.awaitscope.reports.compare.BenchResult.BenchScenario;
import dev.awaitscope.reports.compare.BenchResult.HeldConnections;
import dev.awaitscope.reports.compare.BenchResult.SystemCalls;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rounds of one scenario as they come in. */
final class Rounds {
    private final String name;
    private final String title;
    private final String description;
    private final List<ModeRounds> modes = new ArrayList<>();

    Rounds(String name, String title, String description, List<Contestant> contestants) {
        this.name = name;
        this.title = title;
        this.description = description;
        contestants.forEach(contestant -> modes.add(new ModeRounds(contestant)));
    }

    /** Where one's rounds go. */
    ModeRounds of(Contestant contestant) {
        return modes.stream().filter(rounds -> rounds.contestant.equals(contestant)).findFirst().orElseThrow();
    }

    /** Whether anything was measured. */
    boolean isEmpty() {
        return modes.stream().allMatch(mode -> mode.untraced.isEmpty() && mode.traced == null);
    }

    /** What is complete by now. */
    BenchScenario scenario() {
        return new BenchScenario(name, title, description, modes.stream().map(ModeRounds::run).toList());
    }

    /** The rounds of one mode. */
    static final class ModeRounds {
        private final Contestant contestant;
        private final List<BenchRound> untraced = new ArrayList<>();
        private @Nullable BenchRound traced;
        private @Nullable String recording;
        private @Nullable SystemCalls systemCalls;
        private @Nullable HeldConnections held;

        private ModeRounds(Contestant contestant) {
            this.contestant = contestant;
        }

        void add(BenchRound round) {
            untraced.add(round);
        }

        void traced(BenchRound round) {
            traced = round;
        }

        void recording(String file) {
            recording = file;
        }

        void systemCalls(SystemCalls counted) {
            systemCalls = counted;
        }

        void held(HeldConnections measured) {
            held = measured;
        }

        private BenchRun run() {
            return new BenchRun(contestant.label(), contestant.detail(), untraced, traced,
                    traced == null ? null : recording, systemCalls, held);
        }
    }
}
