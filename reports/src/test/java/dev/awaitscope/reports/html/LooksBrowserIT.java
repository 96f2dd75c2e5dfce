package dev.awaitscope.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages as different people see them: light, dark, on a phone, in colours of their own, without movement. */
class LooksBrowserIT extends BrowserTest {
    private static final List<Chromium.Look> LOOKS = List.of(Chromium.Look.DESKTOP, Chromium.Look.DARK,
            Chromium.Look.NARROW, Chromium.Look.NARROW_DARK, Chromium.Look.FORCED_COLORS);

    static Stream<Arguments> pagesAndLooks() throws Exception {
        Path report = write("report.html", new SampleReport().causes().build());
        Path comparison = write("compare.html", SampleComparison.build());
        Path empty = write("empty.html", SampleReport.empty());
        return LOOKS.stream()
                .flatMap(look -> Stream.of(report, comparison, empty).map(page -> Arguments.of(page, look)));
    }

    @ParameterizedTest
    @MethodSource("pagesAndLooks")
    void axeFindsNoFlaw(Path file, Chromium.Look look) {
        Page page = browser.open(file, look);
        page.evaluate("() => document.querySelectorAll('details').forEach((part) => { part.open = true; })");
        if (page.locator("[data-do=longest]").count() > 0) {
            page.locator("[data-do=longest]").click();
        }

        assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        assertThat((Integer) page.evaluate("() => document.documentElement.scrollWidth")).isEqualTo(look.width());
    }

    @Test
    void nothingMovesWhereThatIsNotWanted() throws Exception {
        Page page = browser.open(write("calm.html", new SampleReport().causes().build()), Chromium.Look.REDUCED_MOTION);

        assertThat(page.evaluate("() => getComputedStyle(document.documentElement).scrollBehavior")).isEqualTo("auto");
        assertThat(page.evaluate("() => document.getAnimations().length")).isEqualTo(0);
        assertThat((Boolean) page.evaluate("() => [...document.querySelectorAll('*')].every((part) => {"
                + " const style = getComputedStyle(part); return style.transitionDuration === '0s' && style.animationName === 'none'; })"))
                .isTrue();
    }

    @Test
    void drawingsKeepTheirColorsWhereColorsAreForced() throws Exception {
        Page page = browser.open(write("forced.html", new SampleReport().causes().build()),
                Chromium.Look.FORCED_COLORS);

        assertThat(page.evaluate("() => ['.lanes', '.swatch', '#load svg .area'].map((part) =>"
                + " getComputedStyle(document.querySelector(part)).forcedColorAdjust)"))
                .isEqualTo(List.of("none", "none", "none"));
        page.locator(".legend button").first().click();
        assertThat(page
                .evaluate("() => { const [pressed, other] = [...document.querySelectorAll('.legend button')].map((b) =>"
                        + " getComputedStyle(b)); return pressed.fontWeight !== other.fontWeight; }"))
                .isEqualTo(true);
    }
}
