package dev.awaitscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/**
 * The help texts, word for word. After a change that is meant:
 * {@code mvn -pl cli -am test -Dtest=HelpTest -Dsurefire.failIfNoSpecifiedTests=false -Dawaitscope.golden=write}, and look
 * at the difference.
 */
class HelpTest {
    private static final Path GOLDEN = Path.of("src/test/resources/dev/awaitscope/cli/help");

    @ParameterizedTest
    @MethodSource("commands")
    void helpIsAsItWasAgreed(String command) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(command.split(" ")));
        arguments.removeFirst();
        arguments.add("--help");
        Ran ran = Ran.run(arguments.toArray(String[]::new));
        assertThat(ran.exitCode()).isEqualTo(ExitCode.DONE);
        Path golden = GOLDEN.resolve(command.replace(' ', '-') + ".txt");
        if ("write".equals(System.getProperty("awaitscope.golden"))) {
            Files.writeString(golden, ran.out());
        }
        assertThat(golden).hasContent(ran.out());
    }

    @Test
    void nothingOfLaterVersionsIsThere() {
        assertThat(Awaitscope.commandLine().getSubcommands()).containsOnlyKeys("record", "attach", "dump", "status",
                "detach", "report", "compare", "summary", "waits", "findings", "explain", "check", "export", "bench",
                "demo", "doctor", "generate-completion");
    }

    @Test
    void noLineIsWiderThanATerminal() {
        assertThat(commands().map(command -> Ran.run((command.replaceFirst("awaitscope ?", "") + " --help").strip()
                .split(" ")).out()).flatMap(String::lines)).allMatch(line -> line.length() <= 80);
    }

    static Stream<String> commands() {
        return names("awaitscope", Awaitscope.commandLine());
    }

    private static Stream<String> names(String name, CommandLine commandLine) {
        return Stream.concat(Stream.of(name), commandLine.getSubcommands()
                .entrySet()
                .stream()
                .filter(entry -> !entry.getKey().equals("generate-completion"))
                .flatMap(entry -> names(name + " " + entry.getKey(), entry.getValue())));
    }
}
