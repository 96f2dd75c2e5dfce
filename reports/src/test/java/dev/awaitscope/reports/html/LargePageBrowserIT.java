package dev.awaitscope.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.awaitscope.reports.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * How large pages are, how soon they are visible and how smoothly they move. What is measured is printed; what is asserted
 * holds on a busy machine too. The two largest take long: {@code -Dawaitscope.large=true}.
 */
class LargePageBrowserIT extends BrowserTest {
    private static final double MEGABYTE = 1e6;

    private static void show(String name, RunReport report, double mostMegabytes, int mostMillis) throws IOException {
        long begin = System.nanoTime();
        Path file = write(name + ".html", report);
        long written = System.nanoTime() - begin;
        long slices = report.threads().stream().mapToLong(thread -> thread.slices().size()).sum();
        Page page = browser.open(file, Chromium.Look.DESKTOP);
        double visible = ((Number) page.evaluate("() => performance.getEntriesByName('timeline-visible')[0].startTime"))
                .doubleValue();
        @SuppressWarnings("unchecked")
        var frames = (List<List<Number>>) page.evaluate(FRAMES);
        System.out.printf(Locale.ROOT,
                "%s: %,d slices, %,d threads, %.2f MB, written in %.1f s, visible after %.0f ms; frames p50/p95: zoom %.1f/%.1f"
                        + " ms, pan %.1f/%.1f ms%n",
                name, slices, report.threads().size(), Files.size(file) / MEGABYTE, written / 1e9, visible,
                frames.get(0).get(0).doubleValue(), frames.get(0).get(1).doubleValue(),
                frames.get(1).get(0).doubleValue(), frames.get(1).get(1).doubleValue());
        assertThat(Files.size(file) / MEGABYTE).isLessThan(mostMegabytes);
        assertThat(visible).isLessThan(mostMillis);
        assertThat(frames.get(0).get(0).doubleValue()).isLessThan(100);
        assertThat(frames.get(1).get(0).doubleValue()).isLessThan(100);
    }

    /** Times between frames while the timeline is zoomed, then panned, 60 frames each. */
    private static final String FRAMES = """
            async () => {
              const t = awaitscope.timeline;
              const frame = () => new Promise(requestAnimationFrame);
              const measure = async (act) => {
                const times = [];
                await frame();
                for (let i = 0, last = performance.now(); i < 60; i++) {
                  act(i);
                  await frame();
                  const now = performance.now();
                  times.push(now - last);
                  last = now;
                }
                times.sort((a, b) => a - b);
                return [times[30], times[57]];
              };
              document.getElementById("threads").scrollIntoView();
              const zoom = await measure((i) => t.zoom(i < 30 ? 0.93 : 1 / 0.93));
              t.view.show(t.view.length * 0.2, t.view.length * 0.4);
              const pan = await measure((i) => t.pan(i < 30 ? 0.02 : -0.02));
              return [zoom, pan];
            }""";

    @Test
    void showsAFifthOfAMillionSlices() throws IOException {
        show("0.2 M slices", new SampleReport().workers(100, 2_000).causes().build(), 2.5, 5_000);
    }

    @Test
    @EnabledIfSystemProperty(named = "awaitscope.large", matches = "true")
    void showsTwoMillionSlices() throws IOException {
        show("2 M slices", new SampleReport().workers(200, 10_000).causes().build(), 10, 10_000);
    }

    @Test
    @EnabledIfSystemProperty(named = "awaitscope.large", matches = "true")
    void showsAHundredThousandVirtualThreads() throws IOException {
        show("100,000 virtual threads", new SampleReport().virtualThreads(100_000).causes().build(), 12, 10_000);
    }
}
