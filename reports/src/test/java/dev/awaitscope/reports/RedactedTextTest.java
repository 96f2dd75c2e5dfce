package dev.awaitscope.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names go out of sentences, and nothing else does. */
class RedactedTextTest {
    private final RedactedText texts = new RedactedText(Map.of("main", "thread 1", "worker-1", "thread 2",
            "worker-10", "thread 3", "thread", "thread 4", "a b; \u202e\n$1\\", "thread 5", "x", "thread 6"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            main held it.                          | thread 1 held it.
            Held by main.                          | Held by thread 1.
            main's lock, (main), “main”            | thread 1's lock, (thread 1), “thread 1”
            worker-1 woke worker-10                | thread 2 woke thread 3
            Two remain in Main.main:12             | Two remain in Main.main:12
            com.main.Orders.reserve:42             | com.main.Orders.reserve:42
            the domain-main and main-loop          | the domain-main and main-loop
            x waits                                | x waits
            """)
    void replacesANameWhereItIsAWordOfItsOwn(String text, String redacted) {
        assertThat(texts.of(text)).isEqualTo(redacted);
    }

    @Test
    void findsNoNameInWhatStandsForAnother() {
        assertThat(texts.of("main woke thread")).isEqualTo("thread 1 woke thread 4");
    }

    @Test
    void takesNamesAsTheyAreHoweverStrange() {
        assertThat(texts.of("Held by a b; \u202e\n$1\\!")).isEqualTo("Held by thread 5!");
        assertThat(new RedactedText(Map.of("\ue0007\ue001", "thread 1")).of("by \ue0007\ue001 and \ue0001\ue001"))
                .isEqualTo("by thread 1 and  1 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/home/alice/secret/app.jar", "/var/tmp/x", "C:\\Users\\alice\\app.jar", "/srv/ä/ö.jfr"})
    void leavesOutPaths(String path) {
        assertThat(texts.of("Could not read " + path + ": it is gone")).isEqualTo("Could not read a path: it is gone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.1.2.3", "192.168.0.17:8080", "[fe80::1]:443", "[::1]"})
    void leavesOutAddresses(String address) {
        assertThat(texts.of("Connections to " + address + " were refused."))
                .isEqualTo("Connections to an address were refused.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.45 of 2 cores, 12,345/s, p99 45.2 ms", "Java 25.0.3+9-LTS", "and/or", "1/2 and 3/4",
            "Journal.write:24", "$$Lambda/0x00007f.run:-1", "×\u20091.83"})
    void keepsNumbersAndPlaces(String text) {
        assertThat(texts.of(text)).isEqualTo(text);
    }

    @Test
    void aNameOfItsOwnIsReplacedWhole() {
        assertThat(texts.name("worker-10")).isEqualTo("thread 3");
        assertThat(texts.name("unheard of")).isEqualTo("a thread");
        assertThat(texts.name(null)).isNull();
    }
}
