package dev.awaitscope.reports.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.awaitscope.reports.CriticalPath;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.TracedTask;
import dev.awaitscope.reports.TracedWait;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What can be found out in the timeline: about a slice, along the critical path, within a window, by searching. */
class TimelineBrowserIT extends BrowserTest {
    private static final RunReport REPORT = new SampleReport().causes().build();
    private static Path file;

    private Page page;

    @BeforeAll
    static void writePage() throws IOException {
        file = write("timeline.html", REPORT);
    }

    @BeforeEach
    void open() {
        page = browser.open(file, Chromium.Look.DESKTOP);
        page.locator(".lanes").focus();
    }

    private String said() {
        return page.locator(".announce").textContent();
    }

    private Map<String, String> facts() {
        @SuppressWarnings("unchecked")
        var facts = (Map<String, String>) page.evaluate("() => Object.fromEntries([...document.querySelectorAll("
                + "'.chosen .facts > div')].map((fact) => [...fact.children].map((part) => part.textContent)))");
        return facts;
    }

    /** Chooses the first slice of a wait that the page has. */
    private void choose(int wait) {
        int thread = REPORT.waits().get(wait).thread();
        page.evaluate("([thread, start]) => awaitscope.timeline.goToThread(thread, start)",
                List.of(thread, (double) REPORT.waits().get(wait).startNanos()));
    }

    private static int firstWaitWithWaker() {
        for (int i = 0; i < REPORT.waits().size(); i++) {
            TracedWait wait = REPORT.waits().get(i);
            if (wait.kind().label().equals("lock") && wait.wakerThread() > 0 && wait.startNanos() > 100_000_000
                    && wait.durationNanos() > 1_000_000) {
                return i;
            }
        }
        throw new AssertionError("the sample has no such wait");
    }

    @Test
    void saysEverythingOfASlice() {
        int index = firstWaitWithWaker();
        TracedWait wait = REPORT.waits().get(index);
        choose(index);
        assertThat(page.locator(".chosen h3").textContent()).contains(wait.threadName()).contains("blocked");
        assertThat(facts()).containsEntry("Waited for", "lock")
                .containsEntry("On", "ReentrantLock @5e2a1c")
                .containsEntry("Held and given back by", wait.waker())
                .containsEntry("In the task", "Orders$Reserve of ThreadPoolExecutor 1")
                .containsEntry("It queued for", "31.0 ms")
                .containsEntry("Submitted by", "main");
        assertThat(page.locator(".chosen .stack li").count()).isEqualTo(wait.stack().size());
    }

    @Test
    void knowsTheTasksOfTheModel() {
        @SuppressWarnings("unchecked")
        var tasks = (List<List<Number>>) page.evaluate("() => { const t = awaitscope.timeline.tasks;"
                + " return Array.from({ length: t.size }, (_, i) => [t.start[i], t.end[i], t.queue[i], t.submitter[i], t.outcome[i]]); }");
        assertThat(tasks).hasSameSizeAs(REPORT.tasks());
        for (int i = 0; i < tasks.size(); i++) {
            TracedTask task = REPORT.tasks().get(i);
            assertThat(tasks.get(i).stream().map(Number::longValue)).containsExactly(task.startNanos(), task.endNanos(),
                    task.queueNanos(), (long) task.submitter(), (long) task.outcome().ordinal());
        }
    }

    @Test
    void goesToTheWakerAndFromThereToWhomItWoke() {
        int index = firstWaitWithWaker();
        TracedWait wait = REPORT.waits().get(index);
        choose(index);
        page.keyboard().press("u");
        assertThat(page.locator(".chosen h3").textContent()).startsWith(wait.waker());
        Locator woken = page.locator(".chosen .woken button")
                .filter(new Locator.FilterOptions().setHasText(wait.threadName()));
        assertThat(woken.count()).isPositive();
        woken.first().click();
        assertThat(page.locator(".chosen h3").textContent()).startsWith(wait.threadName());
        page.keyboard().press("b");
        assertThat(page.locator(".chosen h3").textContent()).startsWith(wait.waker());
    }

    @Test
    void walksTheCriticalPath() {
        List<CriticalPath.Segment> segments = REPORT.causes().criticalPath().segments();
        for (int i = 0; i < segments.size(); i++) {
            page.keyboard().press("p");
            assertThat(said()).startsWith("Step " + (i + 1) + " of " + segments.size() + ": "
                    + REPORT.threads().get(segments.get(i).thread()).label());
        }
        page.keyboard().press("Shift+P");
        assertThat(said()).startsWith("Step 3 of 4");
        assertThat(page.locator("[data-do=path]").getAttribute("aria-pressed")).isEqualTo("true");
        page.waitForFunction("() => location.hash.includes('c=1')");
        page.keyboard().press("c");
        page.waitForFunction("() => !location.hash.includes('c=1')");
    }

    @Test
    void sumsTheWaitsOfTheWindowInView() {
        long from = 500_000_000;
        long to = 900_000_000;
        page.evaluate("([from, to]) => { const t = awaitscope.timeline; t.view.show(from, to); t.dirty();"
                + " document.getElementById('waits').scrollIntoView(); }", List.of((double) from, (double) to));
        page.waitForSelector(".part-of-run tbody tr");
        assertThat(page.locator("#waits-window").textContent()).startsWith("Only from 500 ms to 900 ms");
        assertThat(page.locator(".whole-run").isVisible()).isFalse();
        Number sum = (Number) page.evaluate("() => awaitscope.timeline.waits.sums(awaitscope.timeline.view)"
                + ".reduce((sum, each) => sum + each.nanos, 0)");
        long known = REPORT.waits()
                .stream()
                .filter(wait -> !wait.idle())
                .mapToLong(wait -> Math.max(0, Math.min(to, wait.endNanos()) - Math.max(from, wait.startNanos())))
                .sum();
        assertThat(sum.doubleValue()).isCloseTo(known, within(1.0));
        assertThat(page.locator("#flame svg rect").count()).isGreaterThan(5);
        page.locator("#waits-window button").click();
        page.waitForSelector(".whole-run");
    }

    @Test
    void flameGraphIsAsWideAsTheWaiting() {
        page.evaluate("() => document.getElementById('flame').scrollIntoView()");
        page.waitForSelector("#flame svg rect");
        Number all = (Number) page.evaluate("() => awaitscope.timeline.waits.flame.root.value");
        long known = REPORT.waits().stream().filter(wait -> !wait.idle()).mapToLong(TracedWait::durationNanos).sum();
        assertThat(all.doubleValue()).isCloseTo(known, within(1.0));
        assertThat(
                (Boolean) page.evaluate("() => { let fits = true; awaitscope.timeline.waits.flame.root.each((node) => {"
                        + " if (node.children) fits &&= Math.abs(node.value - node.children.reduce((s, c) => s + c.value, 0)) < 1; }); return fits; }"))
                .isTrue();
    }

    @Test
    void flameGraphIsWalkedByKeyboard() {
        page.evaluate("() => document.getElementById('flame').scrollIntoView()");
        page.waitForSelector("#flame svg rect");
        Locator readout = page.locator("#flame .readout");
        page.locator("#flame .plot").focus();
        page.keyboard().press("ArrowDown");
        assertThat(readout.textContent()).startsWith("demo.Orders.handle:17: ").contains(" of the waiting");
        page.keyboard().press("ArrowDown");
        assertThat(readout.textContent()).startsWith("demo.Orders.reserve:42: ");
        page.keyboard().press("ArrowDown");
        assertThat(readout.textContent()).matches("(queue|lock|latch|io|sleep).*");
        int before = page.locator("#flame svg rect").count();
        page.keyboard().press("Enter");
        page.keyboard().press("Escape");
        assertThat(page.locator("#flame svg rect").count()).isEqualTo(before);
        page.locator("[data-flame=all]").click();
        assertThat((String) page
                .evaluate("() => [...document.querySelectorAll('#flame text')].map((t) => t.textContent).join(' ')"))
                .contains("LockSupport.park");
    }

    @Test
    void findsThreadsClassesAndMethods() {
        for (String text : List.of("vert.x", "ReentrantLock", "Orders.reserve")) {
            page.keyboard().press("/");
            page.locator("input[type=search]").fill(text);
            page.keyboard().press("Enter");
            String first = page.locator(".chosen h3").textContent();
            assertThat(page.locator(".hits").textContent()).matches("1 of [1-9][\\d,]*");
            page.locator(".lanes").focus();
            page.keyboard().press("n");
            assertThat(page.locator(".chosen h3").textContent()).isNotBlank();
            assertThat(first).isNotBlank();
        }
        long locks = REPORT.waits()
                .stream()
                .filter(wait -> "java.util.concurrent.locks.ReentrantLock".equals(wait.blocker())
                        || wait.stack() != null && wait.stack().toString().contains("ReentrantLock"))
                .count();
        page.evaluate("() => awaitscope.timeline.find('ReentrantLock')");
        assertThat(page.evaluate("() => awaitscope.timeline.search.hits.length")).isEqualTo((int) locks);
        page.evaluate("() => awaitscope.timeline.find('no such thing')");
        assertThat(page.locator(".hits").textContent()).isEqualTo("nowhere");
    }

    @Test
    void keepsAllOfTheViewInTheAddress() {
        page.evaluate(
                "() => { const t = awaitscope.timeline; t.fold(1); t.light(2); t.showPath(true); t.view.show(1e8, 3e8);"
                        + " t.dirty(); }");
        page.waitForFunction("() => ['t=', 'f=1', 'h=2', 'c=1'].every((part) => location.hash.includes(part))");
        Page again = page.context().newPage();
        again.navigate(page.url());
        again.waitForFunction("() => document.getElementById('timeline')?.dataset.ready === 'yes'");
        assertThat(again
                .evaluate("() => { const s = awaitscope.timeline.state(); return [s.folded.join(), s.highlight, s.path,"
                        + " Math.round(s.view.start), Math.round(s.view.end)]; }"))
                .isEqualTo(List.of("1", 2, true, 100_000_000, 300_000_000));
    }

    @Test
    void zoomsToARangeThatIsDragged() {
        page.locator(".lanes").scrollIntoViewIfNeeded();
        var box = page.locator(".lanes").boundingBox();
        page.keyboard().down("Shift");
        page.mouse().move(box.x + box.width * 0.5, box.y + 100);
        page.mouse().down();
        page.mouse().move(box.x + box.width * 0.6, box.y + 100);
        page.mouse().up();
        page.keyboard().up("Shift");
        double share = ((Number) page.evaluate("() => awaitscope.timeline.view.span / awaitscope.timeline.view.length"))
                .doubleValue();
        assertThat(share).isBetween(0.1, 0.15);
    }

    @Test
    void findingsLeadToTheirThreads() {
        page.locator("#finding-0 [data-thread]").first().click();
        assertThat(page.locator(".chosen h3").textContent()).startsWith(REPORT.threads().get(3).label());
        page.locator("[data-walk]").click();
        assertThat(said()).startsWith("Step 1 of 4");
    }
}
