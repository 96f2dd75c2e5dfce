package dev.awaitscope.reports.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.compare.BenchResult.BenchRun;
import dev.awaitscope.reports.compare.BenchResult.HeldConnections;
import dev.awaitscope.reports.compare.BenchResult.SystemCalls;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file has what its schema has, name by name on every level: neither can change alone. */
class BenchSchemaTest {
    @TempDir
    private Path folder;

    private JsonTree schema;
    private JsonTree file;

    @BeforeEach
    void writeOneWithEverything() throws Exception {
        try (var in = BenchResultFile.class.getResourceAsStream("bench.schema.json")) {
            schema = JsonTree.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        BenchRun run = new BenchRun("one", "", List.of(Results.round(100)), Results.round(90), "one.jfr",
                new SystemCalls(1, Map.of("read", 1L)), new HeldConnections(1, 2, 3));
        Path written = folder.resolve(BenchResultFile.NAME);
        BenchResultFile.write(Results.result(run), written);
        file = JsonTree.read(written);
    }

    @Test
    void namesAreThoseOfTheSchema() {
        JsonTree scenario = file.list("scenarios").getFirst();
        JsonTree run = scenario.list("runs").getFirst();
        JsonTree round = run.list("rounds").getFirst();
        assertNames(file, schema);
        assertNames(file.at("environment"), type("environment"));
        assertNames(scenario, type("scenario"));
        assertNames(run, type("run"));
        assertNames(round, type("round"));
        assertNames(run.at("traced"), type("round"));
        assertNames(round.at("server"), type("use"));
        assertNames(run.at("systemCalls"), type("systemCalls"));
        assertNames(run.at("held"), type("held"));
    }

    @Test
    void onlyWhatMayBeUnknownIsOptional() {
        assertThat(optional(schema)).isEmpty();
        assertThat(optional(type("run"))).containsExactlyInAnyOrder("traced", "recording", "systemCalls",
                "held");
        assertThat(optional(type("round"))).containsExactlyInAnyOrder("server", "client");
        assertThat(optional(type("use"))).isEmpty();
    }

    private JsonTree type(String name) {
        return schema.at("$defs").at(name);
    }

    private static void assertNames(JsonTree object, JsonTree type) {
        assertThat(object.names()).containsExactlyInAnyOrderElementsOf(type.at("properties").names());
    }

    private static Set<String> optional(JsonTree type) {
        Set<String> optional = new HashSet<>(type.at("properties").names());
        type.texts("required").forEach(optional::remove);
        return optional;
    }
}
