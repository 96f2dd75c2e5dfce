package dev.awaitscope.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.TracedWait;
import java.io.IOException;
import java.util.Comparator;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * Three things a new user wants to know, each found by mouse and by keys alone, counted from the open page. Seconds are
 * printed, without the time a person reads; the number of actions is asserted, so that nobody makes the way longer.
 */
class UserTasksBrowserIT extends BrowserTest {
    private static final RunReport REPORT = new SampleReport().causes().build();

    /** Counts what a person does on a page. */
    private static final class Hand {
        private final Page page;
        private final long begin = System.nanoTime();
        private int actions;

        Hand(Page page) {
            this.page = page;
        }

        void click(String what) {
            actions++;
            page.locator(what).first().click();
        }

        void key(String key) {
            actions++;
            page.keyboard().press(key);
        }

        void done(String task, int most) {
            System.out.printf(Locale.ROOT, "%s: %d actions, %.1f s%n", task, actions,
                    (System.nanoTime() - begin) / 1e9);
            assertThat(actions).as(task).isLessThanOrEqualTo(most);
        }
    }

    private static TracedWait longest() {
        return REPORT.waits()
                .stream()
                .filter(wait -> !wait.idle())
                .max(Comparator.comparingLong(TracedWait::durationNanos))
                .orElseThrow();
    }

    @Test
    void findsTheLongestWaitAndItsWakerByMouse() throws IOException {
        Page page = browser.open(write("longest.html", REPORT), Chromium.Look.DESKTOP);
        var hand = new Hand(page);
        hand.click("[data-do=longest]");
        assertThat(page.locator(".chosen h3").textContent()).startsWith(longest().threadName());
        assertThat(page.locator(".chosen .facts").first().textContent()).contains(longest().waker());
        hand.click("[data-do=waker]");
        assertThat(page.locator(".chosen h3").textContent()).startsWith(longest().waker());
        hand.done("longest wait and its waker, by mouse", 2);
    }

    @Test
    void findsTheLongestWaitAndItsWakerByKeys() throws IOException {
        Page page = browser.open(write("longest.html", REPORT), Chromium.Look.DESKTOP);
        var hand = new Hand(page);
        hand.key("Tab");
        hand.key("Tab");
        hand.key("Enter");
        page.waitForFunction("() => document.activeElement.id === 'lanes'");
        hand.key("l");
        hand.key("u");
        assertThat(page.locator(".chosen h3").textContent()).startsWith(longest().waker());
        hand.done("longest wait and its waker, by keys", 5);
    }

    @Test
    void findsWhatThePoolsTasksQueuedForByMouse() throws IOException {
        Page page = browser.open(write("pool.html", REPORT), Chromium.Look.DESKTOP);
        var hand = new Hand(page);
        hand.click("nav.contents a[href='#tasks']");
        String answer = page.locator("#tasks .pool").first().locator(".because").textContent();
        assertThat(answer).contains("72 %").contains("lock ReentrantLock").contains("demo.Orders.reserve:42");
        hand.done("what the pool's tasks queued for, by mouse", 1);
    }

    @Test
    void findsWhatThePoolsTasksQueuedForByKeys() throws IOException {
        Page page = browser.open(write("pool.html", REPORT), Chromium.Look.DESKTOP);
        var hand = new Hand(page);
        for (int i = 0; i < 10 && !"#tasks".equals(page.evaluate("() => document.activeElement.hash")); i++) {
            hand.key("Tab");
        }
        hand.key("Enter");
        page.waitForFunction("() => location.hash === '#tasks'");
        hand.done("what the pool's tasks queued for, by keys", 8);
    }

    @Test
    void saysWhichOfFourRunsIsBestAndWhy() throws IOException {
        Page page = browser.open(write("best.html", SampleComparison.build()), Chromium.Look.DESKTOP);
        var hand = new Hand(page);
        assertThat(page.locator("h1").textContent()).contains("async and virtual answered 6.4 and 6.3 times");
        hand.click("nav.contents a[href='#scenario-0']");
        assertThat(page.locator("#scenario-0 td.best").first().textContent()).contains("7,910/s");
        assertThat(page.locator("#scenario-0 .why").first().textContent()).contains("one after the other");
        hand.done("which of four runs is best and why, by mouse", 1);
    }

    @Test
    void saysWhichOfFourRunsIsBestAndWhyByKeys() throws IOException {
        Page page = browser.open(write("best.html", SampleComparison.build()), Chromium.Look.DESKTOP);
        var hand = new Hand(page);
        for (int i = 0; i < 10 && !"#scenario-0".equals(page.evaluate("() => document.activeElement.hash")); i++) {
            hand.key("Tab");
        }
        hand.key("Enter");
        page.waitForFunction("() => location.hash === '#scenario-0'");
        assertThat(page.locator("#scenario-0 .why").first().textContent()).contains("one after the other");
        hand.done("which of four runs is best and why, by keys", 4);
    }
}
