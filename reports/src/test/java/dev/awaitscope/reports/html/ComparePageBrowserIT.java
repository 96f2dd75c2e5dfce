package dev.awaitscope.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a browser makes of a comparison's page. */
class ComparePageBrowserIT extends BrowserTest {
    private static Path file;

    @BeforeAll
    static void writePage() throws IOException {
        file = write("compare.html", SampleComparison.build());
    }

    @Test
    void drawsRunsOnSharedAxes() {
        Page page = browser.open(file, Chromium.Look.DESKTOP);

        assertThat(page.locator("#scenario-0 .multiples svg").count()).isEqualTo(4);
        Object scales = page.evaluate("() => new Set([...document.querySelectorAll('#scenario-0 .multiples svg')]"
                + ".map((svg) => [...svg.querySelectorAll('.axis text')].map((t) => t.textContent).join())).size");
        assertThat(scales).isEqualTo(1);
        assertThat(page.locator("#scenario-0 .multiples .cores").count()).isEqualTo(4);
        assertThat(page.locator("#scenario-0 [data-chart=latency] path.run").count()).isEqualTo(4);
        assertThat(page.locator("#scenario-0 [data-chart=waits] rect").count()).isGreaterThan(8);
    }

    @Test
    void saysUnderThePointerWhatItDraws() {
        Page page = browser.open(file, Chromium.Look.DESKTOP);
        var figure = page.locator("#scenario-0 .multiples figure").first();
        String still = figure.locator(".readout").textContent();

        figure.locator("svg").hover();
        assertThat(figure.locator(".readout").textContent()).startsWith("At ").contains(" in progress, ");

        page.locator("h1").hover();
        assertThat(figure.locator(".readout").textContent()).isEqualTo(still);
    }

    @Test
    void isReadOnAPhoneWithoutScrollingSideways() {
        Page page = browser.open(file, Chromium.Look.NARROW);

        assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(360);
        assertThat((Integer) page.evaluate("() => document.querySelector('#scenario-0 .scroll').scrollWidth"))
                .isLessThanOrEqualTo(360);
    }

    @Test
    void isReadWithoutScripts() {
        Page page = browser.open(file, Chromium.Look.WITHOUT_SCRIPTS);

        assertThat(page.locator("#scenario-0 table.compare").first().isVisible()).isTrue();
        assertThat(page.locator("#scenario-0 td.best").first().textContent()).contains("✓").contains("7,910/s");
    }

    @Test
    void saysWhatIsMissingWhereNothingWasTraced() throws IOException {
        Page page = browser.open(write("untraced.html", SampleComparison.untraced()), Chromium.Look.DESKTOP);

        List<String> reasons = page.locator(".empty").allTextContents();
        assertThat(reasons).hasSize(5).anyMatch(reason -> reason.contains("awaitscope record"));
        assertThat(page.locator("figure").count()).isZero();
    }
}
