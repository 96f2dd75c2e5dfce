package dev.awaitscope.reports.html;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Takes pictures of pages, to be looked at by a person: of each {@code .html} in the folder
 * {@code -Dawaitscope.pictures}, in each look, next to it.
 */
@EnabledIfSystemProperty(named = "awaitscope.pictures", matches = ".+")
class PicturesBrowserIT extends BrowserTest {
    private static final Map<String, Chromium.Look> LOOKS = Map.of("light", Chromium.Look.DESKTOP, "dark",
            Chromium.Look.DARK, "narrow", Chromium.Look.NARROW, "print", Chromium.Look.PAPER, "forced",
            Chromium.Look.FORCED_COLORS);

    @Test
    void takesPictures() throws IOException {
        Path folder = Path.of(System.getProperty("awaitscope.pictures"));
        List<String> looks = List.of(System.getProperty("awaitscope.looks", "light,dark,narrow,print").split(","));
        try (Stream<Path> pages = Files.list(folder)) {
            for (Path file : pages.filter(page -> page.toString().endsWith(".html")).sorted().toList()) {
                for (String look : looks) {
                    take(file, look);
                }
            }
        }
    }

    private static void take(Path file, String look) {
        Page page = browser.open(file, LOOKS.get(look));
        if (page.locator("#waits").count() > 0) {
            page.locator("#waits").scrollIntoViewIfNeeded();
        }
        if (page.locator("[data-do=longest]").count() > 0) {
            page.locator("[data-do=longest]").click();
        }
        if (look.equals("print")) {
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))");
        }
        page.waitForFunction(
                "() => !document.querySelector('.legend .time') || document.querySelector('.legend .time').textContent");
        String name = file.getFileName().toString().replace(".html", "-" + look + ".png");
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(file.resolveSibling(name)));
        browser.closePages();
    }
}
