package dev.awaitscope.demos.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.demos.Run;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PingPongTest {
    @Test
    void answersEachLineWithAllRoundTripsOfAllPairs() throws Exception {
        Run run = play("--warmup 0s --duration 100ms\n--warmup 20ms --duration 100ms\n", "--pairs", "3");
        String[] rounds = run.out().split("measuring\nmeasured\n");
        assertThat(rounds).hasSize(3).startsWith("ready\n");
        assertThat(new JsonObject(rounds[1]).getLong("requests")).isGreaterThan(3);
        assertThat(new JsonObject(rounds[2]).getLong("requests")).isGreaterThan(3);
    }

    @Test
    void aWaitBoundsWhatEachPairCanDo() throws Exception {
        Run run = play("--warmup 0s --duration 200ms\n", "--pairs", "2", "--wait", "20ms");
        long roundTrips = new JsonObject(run.out().substring(run.out().indexOf('{'))).getLong("requests");
        assertThat(roundTrips).isBetween(2L, 2 * 10L);
    }

    @Test
    void aWrongLineIsMisuse() throws Exception {
        assertThat(play("--duration soon\n").exitCode()).isEqualTo(2);
    }

    private static Run play(String lines, String... args) throws Exception {
        return Run.of((all, out, err) -> PingPong.run(all,
                new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)), out, err), args);
    }
}
