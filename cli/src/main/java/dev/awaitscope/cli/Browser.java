package dev.awaitscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Shows a page in whatever browser the machine has. */
final class Browser {
    private static final List<String> OPENERS = List.of("xdg-open", "open", "wslview", "firefox", "chromium",
            "chromium-browser", "google-chrome");

    private Browser() {}

    /** The program to open a page with; empty where there is none. */
    static Optional<Path> find() {
        String chosen = System.getenv("BROWSER");
        return Stream.concat(Stream.ofNullable(chosen).filter(name -> !name.isBlank()), OPENERS.stream())
                .map(SearchPath::find)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Opens a page and does not wait. */
    static void open(Path page) throws Problem {
        Path browser = find().orElseThrow(() -> new Problem(ExitCode.FAILED, page + ": is written, but no browser was"
                + " found; set BROWSER, or open the file yourself"));
        try {
            new ProcessBuilder(browser.toString(), page.toUri().toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException failure) {
            throw new Problem(ExitCode.FAILED, page + ": is written, but " + browser + " could not be started ("
                    + failure.getMessage() + "); open the file yourself", failure);
        }
    }
}
