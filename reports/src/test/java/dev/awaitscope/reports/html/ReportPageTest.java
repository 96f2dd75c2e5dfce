package dev.awaitscope.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.RunReport;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is in a report's page before any browser opens it. */
class ReportPageTest {
    private static String page(RunReport report, PageOptions options) throws IOException {
        var out = new StringWriter();
        ReportPage.write(report, options, out);
        return out.toString();
    }

    @Test
    void saysWhatTheAgentItselfCost() throws IOException {
        String page = page(new SampleReport().build(), PageOptions.DEFAULT);

        assertThat(page).contains("What the agent itself cost, by its own account", "hook park",
                "1 call in 64 timed while the program ran", "thread JFR Periodic Tasks");
        assertThat(page.substring(page.indexOf(">hook signal<"))).as("cost of a hook that was called seven times")
                .startsWith(">hook signal<")
                .containsPattern("(?s)^.{1,600}no call was timed: too few</td>");
    }

    @Test
    void allowsItsOwnBlocksByTheirHashes() throws Exception {
        String page = page(new SampleReport().build(), PageOptions.DEFAULT);
        String policy = page.replaceAll("(?s).*Content-Security-Policy\" content=\"([^\"]*)\".*", "$1")
                .replace("&#x27;", "'")
                .replace("&#39;", "'")
                .replace("&#x2B;", "+")
                .replace("&#x3D;", "=");

        assertThat(policy).startsWith("default-src 'none'; ").doesNotContain("unsafe").doesNotContain("http");
        var blocks = Pattern.compile("(?s)<(script|style)>(.*?)</\\1>").matcher(page).results().toList();
        assertThat(blocks).hasSize(3);
        for (MatchResult block : blocks) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(block.group(2).getBytes(StandardCharsets.UTF_8));
            assertThat(policy).contains("'sha256-" + Base64.getEncoder().encodeToString(hash) + "'");
        }
    }

    @Test
    void isTheSameForTheSameReport() throws IOException {
        assertThat(page(new SampleReport().build(), PageOptions.DEFAULT))
                .isEqualTo(page(new SampleReport().build(), PageOptions.DEFAULT));
    }

    @Test
    void loadsNothing() throws IOException {
        String page = page(new SampleReport().build(), PageOptions.DEFAULT);

        assertThat(page.replaceAll("(?s)<script.*?</script>", "")).doesNotContain("src=")
                .doesNotContain("<link")
                .doesNotContain("@import")
                .doesNotContain("url(");
        assertThat(page).contains("Copyright").contains("Permission to use");
    }

    @Test
    void leavesOutNamesWhenRedacted() throws IOException {
        RunReport report = new SampleReport().names("secret-%d")
                .verdict("secret-3 held the lock of secret-8.")
                .build();

        String page = page(report, new PageOptions(true, true));

        assertThat(page).doesNotContain("secret")
                .doesNotContain("orders.jfr")
                .doesNotContain("--clients")
                .contains("demo.Orders.reserve:42")
                .contains("thread 4 held the lock of thread 9");
        RunReport redacted = report.redacted();
        assertThat(redacted.threads()).noneMatch(thread -> thread.name().contains("secret"));
        assertThat(redacted.waits()).noneMatch(wait -> wait.toString().contains("secret"));
        assertThat(redacted.totals().toString() + redacted.coverage()).doesNotContain("secret");
    }
}
