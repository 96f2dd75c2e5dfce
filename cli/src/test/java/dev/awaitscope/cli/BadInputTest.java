package dev.awaitscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is given to a command: one line that says what is wrong, the exit code, never a stack trace. */
class BadInputTest {
    private static final List<String> READING = List.of("summary", "waits", "report", "compare");

    @TempDir
    private static Path folder;

    private static Path foreign;

    @BeforeAll
    static void record() throws Exception {
        foreign = Foreign.recording(folder.resolve("foreign.jfr"));
        Files.createFile(folder.resolve("empty.jfr"));
        Files.writeString(folder.resolve("text.jfr"), "This is no recording, it is a sentence.\n".repeat(100));
        Files.write(folder.resolve("zeros.jfr"), new byte[1_000_000]);
        Files.write(folder.resolve("header.jfr"), Arrays.copyOf(Files.readAllBytes(foreign), 60));
        Files.createDirectory(folder.resolve("folder.jfr"));
        packed(folder.resolve("packed-text.jfr.gz"), "no recording either".getBytes(StandardCharsets.UTF_8));
    }

    static Stream<Arguments> unreadable() {
        return READING.stream()
                .flatMap(command -> Stream.of("missing.jfr", "empty.jfr", "text.jfr", "zeros.jfr",
                        "header.jfr", "folder.jfr", "packed-text.jfr.gz")
                        .map(name -> Arguments.of(command, name)));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void whatIsNoRecordingIsRefusedInOneLine(String command, String name) {
        Path file = folder.resolve(name);
        Path page = folder.resolve(command + "-" + name + ".html");
        Ran ran = switch (command) {
            case "report" -> Ran.run(command, file.toString(), "-o", page.toString());
            case "compare" -> Ran.run(command, file.toString(), foreign.toString(), "-o", page.toString());
            default -> Ran.run(command, file.toString());
        };
        assertThat(ran.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err()).startsWith("awaitscope: ").contains(name).hasLineCount(1).doesNotContain("Exception");
        assertThat(ran.out()).isEmpty();
        assertThat(page).doesNotExist();
    }

    @Test
    void aForeignRecordingIsReadAndSaysWhatItLacks() throws Exception {
        Ran summary = Ran.run("summary", foreign.toString());
        assertThat(summary.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(summary.out()).containsIgnoringCase("agent");
        Path page = folder.resolve("foreign.html");
        assertThat(Ran.run("report", foreign.toString(), "-o", page.toString()).exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(Files.readString(page)).startsWith("<!").containsIgnoringCase("agent");
        assertThat(Ran.run("waits", foreign.toString(), "--kind", "sleep", "--json").out())
                .contains("\"kind\":\"sleep\"");
    }

    @Test
    void aPackedRecordingIsReadAsItIs() throws Exception {
        Path packed = packed(folder.resolve("foreign.jfr.gz"), Files.readAllBytes(foreign));
        assertThat(Ran.run("waits", packed.toString(), "--json").out())
                .isEqualTo(Ran.run("waits", foreign.toString(), "--json").out());
    }

    @ParameterizedTest
    @CsvSource({"1", "100", "2000"})
    void aTruncatedRecordingIsReadAsFarAsItGoes(int missing) throws Exception {
        byte[] second = Files.readAllBytes(Foreign.recording(folder.resolve("second-" + missing + ".jfr")));
        Path cut = Files.copy(foreign, folder.resolve("cut-" + missing + ".jfr"));
        Files.write(cut, Arrays.copyOf(second, second.length - missing), StandardOpenOption.APPEND);
        Ran ran = Ran.run("summary", cut.toString());
        assertThat(ran.exitCode()).isEqualTo(ExitCode.PARTIAL);
        assertThat(ran.err()).startsWith("awaitscope: cut-" + missing + ".jfr: ").hasLineCount(1);
        assertThat(ran.out()).isNotEmpty();
    }

    @Test
    void unwritableOutputIsRefusedBeforeAnythingIsRead() {
        Ran ran = Ran.run("report", folder.resolve("missing.jfr").toString(), "-o", "/proc/nobody/report.html");
        assertThat(ran.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err())
                .isEqualTo("awaitscope: /proc/nobody/report.html: the folder /proc/nobody is not there; create"
                        + " it or choose another with -o" + System.lineSeparator());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"sumary x | unknown command 'sumary'; did you mean 'summary'?",
            "frobnicate | unknown command 'frobnicate'; 'awaitscope --help' shows what there is",
            "summary --josn x | unknown option '--josn'; did you mean '--json'?",
            "waits x --kind lokc | --kind: unknown kind of wait 'lokc'; did you mean 'lock'?",
            "export x --format chrom | --format: unknown format 'chrom'; did you mean 'chrome'?",
            "export x | --format FORMAT is missing; 'awaitscope export --help' shows what there is",
            "waits x --min 3 | --min: '3' is no length of time; write 20us, 1.5ms or 30s",
            "waits x --thread one | --thread: 'one' is not a long",
            "report | FILE is missing; 'awaitscope report --help' shows what there is",
            "doctor x | unexpected argument 'x'; 'awaitscope doctor --help' shows what there is",
            "demo cuonter | unknown demo 'cuonter'; did you mean 'counter'?",
            "compare one.jfr | one recording has nothing to be compared with; name two or more, or the folder of a bench",
            "compare a.jfr b.jfr --label a | 1 labels for 2 recordings; name one for each: --label a,b"})
    void misuseIsSaidInOneLineWithWhatWasMeant(String line, String message) {
        Ran ran = Ran.run(line.split(" "));
        assertThat(ran.err()).isEqualTo("awaitscope: " + message + System.lineSeparator());
        assertThat(ran.exitCode()).isEqualTo(ExitCode.MISUSED);
    }

    @Test
    void debugShowsTheStackTraceToo() {
        Ran ran = Ran.run("summary", "--debug", folder.resolve("missing.jfr").toString());
        assertThat(ran.err()).contains("\tat dev.awaitscope.").contains("awaitscope: ");
    }

    @Test
    void nothingAtAllIsMisuse() {
        Ran ran = Ran.run();
        assertThat(ran.exitCode()).isEqualTo(ExitCode.MISUSED);
        assertThat(ran.err())
                .isEqualTo("awaitscope: no command; 'awaitscope --help' lists them" + System.lineSeparator());
    }

    @Test
    void jsonIsTheSameEachTime() {
        String file = foreign.toString();
        assertThat(Ran.run("summary", "--json", file).out()).isEqualTo(Ran.run("summary", "--json", file).out())
                .startsWith("{\"schema\":1,");
    }

    @Test
    void recordingsAreComparedUnderTheirNames() {
        Path page = folder.resolve("both.html");
        Ran ran = Ran.run("compare", foreign.toString(), foreign.toString(), "-o", page.toString());
        assertThat(ran.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(ran.out()).contains("foreign-2").contains("Real time").contains("Page: " + page);
        assertThat(page).isNotEmptyFile();
    }

    @ParameterizedTest
    @CsvSource({"chrome, 1, {", "json, 1, {", "csv, 4, ", "collapsed, 1, "})
    void everyFormatIsWrittenWhereItWasAskedFor(String format, int files, String begin) throws Exception {
        Path out = folder.resolve("export-" + format);
        Ran ran = Ran.run("export", "--format", format, foreign.toString(), "-o", out.toString());
        assertThat(ran.exitCode()).isEqualTo(ExitCode.DONE);
        assertThat(ran.out().lines()).hasSizeGreaterThanOrEqualTo(files)
                .allMatch(line -> line.startsWith(out.toString()))
                .allSatisfy(line -> assertThat(Path.of(line)).isNotEmptyFile());
        assertThat(Files.readString(Path.of(ran.out().lines().findFirst().orElseThrow())))
                .startsWith(begin == null ? "" : begin);
    }

    @Test
    void aFolderIsNeededForSeveralFiles() {
        Ran ran = Ran.run("export", "--format", "csv", foreign.toString(), "-o", foreign.toString());
        assertThat(ran.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(ran.err()).contains("is a file; this format has several").hasLineCount(1);
    }

    @Test
    void completionIsThereForShells() {
        assertThat(Ran.run("generate-completion").out()).contains("complete -F _complete_awaitscope");
    }

    private static Path packed(Path file, byte[] content) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(content);
        }
        return file;
    }
}
