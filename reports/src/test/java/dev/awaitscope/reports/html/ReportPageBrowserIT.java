package dev.awaitscope.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Margin;
import com.microsoft.playwright.options.Media;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.compare.Amounts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a browser makes of a report's page. */
class ReportPageBrowserIT extends BrowserTest {
    private static final RunReport REPORT = new SampleReport().causes().build();

    private static Path file;

    @BeforeAll
    static void writePage() throws IOException {
        file = write("report.html", REPORT);
    }

    @Test
    void drawsEveryRowOfTheTimeline() {
        Page page = browser.open(file, Chromium.Look.DESKTOP);
        List<TimelineGroup> groups = TimelineGroups.of(REPORT);

        Object drawn = page.evaluate("() => [...document.querySelectorAll('.lanes canvas')].map((canvas) => {"
                + " const data = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;"
                + " const colors = new Set(); for (let i = 0; i < data.length; i += 4) if (data[i + 3] === 255)"
                + " colors.add(data[i] * 65536 + data[i + 1] * 256 + data[i + 2]); return colors.has(0x00986f) && colors.size; })[0]");

        assertThat(groups).extracting(TimelineGroup::name)
                .containsExactly("Threads", "ThreadPoolExecutor 1",
                        "Event loops", "Carriers", "Virtual threads", "JVM");
        assertThat((Integer) drawn).isGreaterThan(8);
        assertThat(page.evaluate("() => awaitscope.timeline.recording.meta.rows")).isEqualTo(
                groups.stream().mapToInt(group -> group.rows().size()).sum());
    }

    @Test
    void sumsTheStatesInView() {
        Page page = browser.open(file, Chromium.Look.DESKTOP);
        long running = REPORT.threads().stream().mapToLong(thread -> thread.nanos(ThreadState.RUNNING)).sum();

        Number all = (Number) page
                .evaluate("() => { const t = awaitscope.timeline; return t.recording.totals(0, t.view.length,"
                        + " [...Array(t.recording.meta.rows).keys()])[0]; }");

        assertThat(all.longValue()).isEqualTo(running);
        page.locator(".lanes").focus();
        page.keyboard().press("+");
        page.waitForFunction("() => !document.querySelector('.window').textContent.startsWith('All')");
        assertThat(page.locator(".window").textContent()).contains(" of 2.40 s");
    }

    @Test
    void isWalkedByKeyboardAlone() {
        Page page = browser.open(file, Chromium.Look.DESKTOP);

        page.locator(".lanes").focus();
        page.keyboard().press("l");
        assertThat(page.locator(".announce").textContent()).startsWith("main awaiting 2.20 s on CountDownLatch");
        assertThat(page.locator(".chosen h3").textContent()).contains("main").contains("awaiting");
        assertThat(page.locator(".chosen .stack .site").textContent()).isEqualTo("demo.Orders.reserve:42");

        page.keyboard().press("u");
        assertThat(page.locator(".announce").textContent()).startsWith("pool-1-thread-2");
        page.keyboard().press("b");
        assertThat(page.locator(".announce").textContent()).startsWith("main");
        page.keyboard().press("ArrowDown");
        assertThat(page.locator(".announce").textContent()).startsWith("ThreadPoolExecutor 1, 8 threads");
        page.keyboard().press("ArrowDown");
        String first = page.locator(".announce").textContent();
        assertThat(first).startsWith("pool-1-thread-1");
        page.keyboard().press("ArrowRight");
        assertThat(page.locator(".announce").textContent()).startsWith("pool-1-thread-1").isNotEqualTo(first);
        page.keyboard().press("/");
        page.keyboard().type("vert.x-eventloop");
        page.keyboard().press("Enter");
        assertThat(page.locator(".announce").textContent()).startsWith("vert.x-eventloop-thread-0");
        page.keyboard().press("Escape");
        assertThat(page.locator(".chosen").textContent()).startsWith("Choose a slice");
    }

    @Test
    void choosesWhatIsClicked() {
        Page page = browser.open(file, Chromium.Look.DESKTOP);
        page.locator(".lanes").scrollIntoViewIfNeeded();
        var box = page.locator(".lanes").boundingBox();

        page.mouse().click(box.x + box.width * 0.7, box.y + 26 + 44 + 12);
        assertThat(page.locator(".chosen h3").textContent()).contains("main").contains("awaiting");

        page.locator(".chosen .facts button.link").first().click();
        assertThat(page.locator(".chosen h3").textContent()).contains("pool-1-thread-2");
        assertThat((Boolean) page
                .evaluate("() => awaitscope.timeline.selection.row === awaitscope.timeline.recording.rowOfThread(2)"))
                .isTrue();
    }

    @Test
    void takesItsWindowFromTheChartAbove() {
        Page page = browser.open(file, Chromium.Look.DESKTOP);
        page.locator("#load .plot").scrollIntoViewIfNeeded();
        var box = page.locator("#load .plot").boundingBox();

        page.mouse().move(box.x + box.width * 0.25, box.y + 60);
        page.mouse().down();
        page.mouse().move(box.x + box.width * 0.5, box.y + 60);
        page.mouse().up();

        double span = ((Number) page.evaluate("() => awaitscope.timeline.view.span / awaitscope.timeline.view.length"))
                .doubleValue();
        assertThat(span).isBetween(0.24, 0.29);
        page.waitForFunction("() => document.querySelector('#load rect.in-view') !== null");
    }

    @Test
    void keepsTheViewInTheAddress() {
        Page page = browser.open(file, Chromium.Look.DESKTOP);
        page.locator(".lanes").focus();
        page.keyboard().press("l");
        page.keyboard().press("+");
        page.waitForFunction("() => /#t=\\d+-\\d+&s=\\d+\\.\\d+/.test(location.hash)");
        String address = page.url();

        Page again = page.context().newPage();
        again.navigate(address);
        again.waitForFunction("() => document.querySelector('.chosen h3')?.textContent.includes('main')");

        assertThat(again.evaluate("() => Math.round(awaitscope.timeline.view.span)"))
                .isEqualTo(page.evaluate("() => Math.round(awaitscope.timeline.view.span)"));
    }

    @Test
    void runsNoScriptButItsOwn() {
        Page page = browser.open(file, Chromium.Look.DESKTOP);

        page.evaluate(
                "() => { document.addEventListener('securitypolicyviolation', (e) => { window.refused = e.effectiveDirective; });"
                        + " const s = document.createElement('script'); s.textContent = 'window.foreign = true'; document.body.append(s); }");
        page.waitForFunction("() => window.refused !== undefined");

        assertThat(page.evaluate("() => [window.refused, window.foreign ?? false]"))
                .isEqualTo(List.of("script-src-elem", false));
        assertThat(browser.trouble()).allMatch(line -> line.contains("Content Security Policy"));
        browser.trouble().clear();
    }

    @Test
    void showsHostileNamesAsTheyAre() throws IOException {
        String hostile = DataBrowserIT.HOSTILE + "x".repeat(10_000);
        RunReport report = new SampleReport().everything(hostile)
                .causes()
                .verdict("<b>bold</b> </script> & \"quoted\" 'so'", hostile)
                .build();
        for (Chromium.Look look : List.of(Chromium.Look.DESKTOP, Chromium.Look.NARROW)) {
            Page page = browser.open(write("hostile.html", report), look);

            assertThat(page.locator("h1").textContent()).isEqualTo("<b>bold</b> </script> & \"quoted\" 'so'");
            page.locator(".lanes").focus();
            page.keyboard().press("l");
            assertThat(page.locator(".chosen .stack").textContent())
                    .contains(DataBrowserIT.HOSTILE.replace('\0', '\ufffd').substring(0, 20));
            page.keyboard().press("u");
            assertThat(page.locator(".chosen h3").textContent()).startsWith("</script><img src=x onerror=alert(1)>");
            page.locator("#waits").scrollIntoViewIfNeeded();
            page.waitForSelector("#flame svg rect");
            assertThat(page.locator("main img, main b, main script").count()).isZero();
            assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(look.width());
        }
    }

    @Test
    void doesNotScrollSidewaysOnAPhone() {
        Page page = browser.open(file, Chromium.Look.NARROW);

        assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(360);
    }

    @Test
    void isReadWithoutScripts() {
        Page page = browser.open(file, Chromium.Look.WITHOUT_SCRIPTS);

        assertThat(page.locator("h1").isVisible()).isTrue();
        assertThat(page.locator("#waits table").first().isVisible()).isTrue();
        assertThat(page.locator("#threads noscript").textContent()).isNotEmpty();
    }

    @Test
    void printsWithItsDrawings() throws IOException {
        Page page = browser.open(file, Chromium.Look.DARK);
        byte[] pdf = page.pdf(new Page.PdfOptions().setFormat("A4")
                .setPrintBackground(true)
                .setMargin(new Margin().setTop("15mm").setBottom("15mm")));
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))");

        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(Files.write(folder.resolve("report.pdf"), pdf)).isNotEmptyFile();
        assertThat(page.evaluate("() => getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
        assertThat((Integer) page.evaluate("() => { const c = document.querySelector('.lanes canvas');"
                + " const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; let n = 0;"
                + " for (let i = 0; i < d.length; i += 4) if (d[i] === 0 && d[i + 1] === 0x98 && d[i + 2] === 0x6f) n++; return n; }"))
                .as("pixels in the light palette's colour of running")
                .isGreaterThan(1000);
        assertThat(page.locator("#load .explain").getAttribute("open")).isNotNull();
    }

    @Test
    void hasItsSummaryOnTheFirstSheetOfPaper() throws IOException {
        Page page = browser.open(file, Chromium.Look.DARK);
        byte[] pdf = page.pdf(new Page.PdfOptions().setFormat("A4"));
        try (PDDocument document = Loader.loadPDF(pdf)) {
            var first = new PDFTextStripper();
            first.setEndPage(1);
            String text = first.getText(document).replaceAll("\\s+", " ");

            assertThat(text).contains(REPORT.verdict())
                    .contains("in progress, on average", "on a CPU, on average", Amounts.count(
                            REPORT.load().averageConcurrency()), "on a CPU");
            REPORT.causes().findings().forEach(finding -> assertThat(text).contains(finding.title()));
            assertThat(text).doesNotContain("Walk it in the timeline").doesNotContain("Skip to");
        }
    }

    @Test
    void saysWhatAnEmptyRecordingLacks() throws IOException {
        Page page = browser.open(write("empty.html", SampleReport.empty()), Chromium.Look.DESKTOP);

        assertThat(page.locator(".empty").count()).isEqualTo(7);
        assertThat(page.locator("#waits .empty").textContent()).contains("awaitscope record");
        assertThat(page.locator("#timeline").count()).isZero();
    }
}
