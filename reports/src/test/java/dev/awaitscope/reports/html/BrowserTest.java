package dev.awaitscope.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.compare.Comparison;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A browser for the tests of a class, and after each of them the proof that the page did nothing forbidden. */
abstract class BrowserTest {
    @TempDir
    static Path folder;

    static Chromium browser;

    @BeforeAll
    static void start() {
        browser = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    @AfterEach
    void didNothingForbidden() {
        assertThat(browser.trouble()).isEmpty();
        browser.closePages();
    }

    static Path write(String name, RunReport report) throws IOException {
        Path page = folder.resolve(name);
        ReportPage.write(report, PageOptions.DEFAULT, page);
        return page;
    }

    static Path write(String name, Comparison comparison) throws IOException {
        Path page = folder.resolve(name);
        ComparePage.write(comparison, PageOptions.DEFAULT, page);
        return page;
    }
}
