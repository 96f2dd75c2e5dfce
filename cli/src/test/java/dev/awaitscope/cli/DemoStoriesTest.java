package dev.awaitscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoStoriesTest {
    @TempDir
    private Path folder;

    @Test
    void turnsTheCommentOfAClassIntoMarkdown() {
        assertThat(DemoStories.story("""
                package x;

                /**
                 * Two threads and a {@code
                 * lock}.
                 *
                 * <pre>{@code
                 * java -cp 'a:b/*' Main
                 *
                 * variant  time
                 * }</pre>
                 *
                 * <p>
                 * See {@link Other#method} and {@link Other the other}.
                 */
                public final class Main {
                """)).isEqualTo("""
                Two threads and a `lock`.

                ```
                java -cp 'a:b/*' Main

                variant  time
                ```

                See `Other.method` and the other.""");
    }

    /** After a change of a demo's story: {@code ./awaitscope demo --docs docs/demos.md}. */
    @Test
    void theDocumentTellsWhatTheSourcesTell() throws Exception {
        Path written = Path.of(System.getProperty("awaitscope.root"), "docs/demos.md");
        Path copy = Files.copy(written, folder.resolve("demos.md"));
        Ran ran = Ran.run("demo", "--docs", copy.toString());
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCode.DONE);
        assertThat(written).hasSameTextualContentAs(copy);
    }
}
