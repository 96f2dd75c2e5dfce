package dev.awaitscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files that agents write for one {@code out} option: one per JVM, with a number where a name was taken. */
final class RecordingFiles {
    private static final Pattern PLACEHOLDER = Pattern.compile("%[pt]");

    private final Path folder;
    private final Pattern name;
    private final Set<Path> before;

    private RecordingFiles(Path folder, Pattern name, Set<Path> before) {
        this.folder = folder;
        this.name = name;
        this.before = before;
    }

    /** Remembers which are there already. */
    static RecordingFiles before(Path out) throws IOException {
        Path folder = out.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("is no file");
        }
        Pattern name = pattern(String.valueOf(out.getFileName()));
        return new RecordingFiles(folder, name, new HashSet<>(matching(folder, name)));
    }

    /** Those that have come since, by name; one of 0 bytes belongs to a JVM that could not finish it. */
    List<Path> added() throws IOException {
        return matching(folder, name).stream().filter(file -> !before.contains(file)).toList();
    }

    private static List<Path> matching(Path folder, Pattern name) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> name.matcher(String.valueOf(file.getFileName())).matches()).sorted().toList();
        }
    }

    private static Pattern pattern(String out) {
        int dot = out.lastIndexOf('.');
        String stem = dot > 0 ? out.substring(0, dot) : out;
        String extension = dot > 0 ? out.substring(dot) : "";
        return Pattern.compile(literal(stem) + "(-\\d+)?" + literal(extension));
    }

    private static String literal(String text) {
        StringBuilder regex = new StringBuilder();
        Matcher placeholder = PLACEHOLDER.matcher(text);
        int from = 0;
        while (placeholder.find()) {
            regex.append(Pattern.quote(text.substring(from, placeholder.start())));
            regex.append(placeholder.group().equals("%p") ? "\\d+" : "\\d{8}-\\d{6}");
            from = placeholder.end();
        }
        return regex.append(Pattern.quote(text.substring(from))).toString();
    }
}
