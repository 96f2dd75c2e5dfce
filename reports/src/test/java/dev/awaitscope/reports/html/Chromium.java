package dev.awaitscope.reports.html;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A Chromium of the machine, without network. Without one, tests are skipped with a notice; with
 * {@code -Dawaitscope.browser=required} they fail.
 */
final class Chromium implements AutoCloseable {
    /** How a page is looked at. */
    record Look(int width, int height, ColorScheme colors, boolean scripts, ForcedColors forced,
            ReducedMotion motion) {
        static final Look DESKTOP = new Look(1400, 900, ColorScheme.LIGHT, true);
        static final Look PAPER = new Look(680, 1009, ColorScheme.LIGHT, true);
        static final Look DARK = new Look(1400, 900, ColorScheme.DARK, true);
        static final Look NARROW = new Look(360, 740, ColorScheme.LIGHT, true);
        static final Look NARROW_DARK = new Look(360, 740, ColorScheme.DARK, true);
        static final Look WITHOUT_SCRIPTS = new Look(1400, 900, ColorScheme.LIGHT, false);
        static final Look FORCED_COLORS = new Look(1400, 900, ColorScheme.DARK, true, ForcedColors.ACTIVE,
                ReducedMotion.NO_PREFERENCE);
        static final Look REDUCED_MOTION = new Look(1400, 900, ColorScheme.LIGHT, true, ForcedColors.NONE,
                ReducedMotion.REDUCE);

        private Look(int width, int height, ColorScheme colors, boolean scripts) {
            this(width, height, colors, scripts, ForcedColors.NONE, ReducedMotion.NO_PREFERENCE);
        }
    }

    private static final List<String> PLACES = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private static final int PATIENCE_MILLIS = 15_000;

    private final Playwright playwright;
    private final Browser browser;
    /** Everything a page did that it must not do. */
    private final List<String> trouble = new ArrayList<>();

    private Chromium(Path chromium) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright.chromium()
                .launch(new BrowserType.LaunchOptions().setExecutablePath(chromium)
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")));
    }

    static Chromium start() {
        Path chromium = Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
        if (chromium == null) {
            String notice = "no Chromium found in " + PLACES + " nor in the variable CHROMIUM";
            if ("required".equals(System.getProperty("awaitscope.browser"))) {
                Assertions.fail(notice);
            }
            System.err.println("Browser tests are skipped: " + notice);
            Assumptions.abort(notice);
        }
        return new Chromium(chromium);
    }

    /** Opens a file and waits until the page says that it is drawn. */
    Page open(Path file, Look look) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(look.width(), look.height())
                .setColorScheme(look.colors())
                .setForcedColors(look.forced())
                .setReducedMotion(look.motion())
                .setJavaScriptEnabled(look.scripts())
                .setOffline(true));
        Page page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MILLIS);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                trouble.add(message.type() + ": " + message.text());
            }
        });
        page.onPageError(error -> trouble.add("thrown: " + error));
        page.onRequest(request -> {
            if (!request.url().equals(file.toUri().toString()) && !request.url().startsWith(file.toUri() + "#")) {
                trouble.add("request: " + request.url());
            }
        });
        page.navigate(file.toUri().toString());
        if (look.scripts()) {
            page.waitForFunction("() => document.documentElement.dataset.ready !== undefined");
            if (page.locator("#trouble:visible").count() > 0) {
                throw new AssertionError(page.locator("#trouble").textContent());
            }
            if (page.locator("#timeline").count() > 0) {
                page.waitForFunction("() => document.getElementById('timeline').dataset.ready === 'yes'");
            }
        }
        return page;
    }

    /** Closes all pages, so that they do not draw while others are tested. */
    void closePages() {
        List.copyOf(browser.contexts()).forEach(BrowserContext::close);
    }

    List<String> trouble() {
        return trouble;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
