package dev.awaitscope.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pages used by someone who has no mouse: every control is reached, shows that it is, and does something. */
class KeyboardBrowserIT extends BrowserTest {
    /** Numbers the controls in the order in which Tab should find them, with every part of the page unfolded. */
    private static final String CONTROLS = """
            () => {
              document.querySelectorAll("details:not(.as-table)").forEach((part) => { part.open = true; });
              const visible = (part) => part.checkVisibility() && !part.disabled;
              const all = [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")].filter(visible);
              all.forEach((part, index) => { part.dataset.control = index; });
              return all.map((part) => part.tagName.toLowerCase() + " " + (part.getAttribute("aria-label") ?? part.textContent.trim()).slice(0, 60));
            }""";

    /** Puts the page into a state in which each of its controls has something to do. */
    private static final String PREPARE = """
            (index) => {
              document.querySelectorAll("details:not(.as-table)").forEach((part) => { part.open = true; });
              document.querySelectorAll("details.as-table").forEach((part) => { part.open = false; });
              const control = document.querySelector(`[data-control="${index}"]`);
              const t = window.awaitscope?.timeline;
              if (t) {
                t.path.size && t.showPath(false);
                t.light(t.highlight);
                if (t.highlight >= 0) t.light(t.highlight);
                t.view.show(t.view.length * 0.3, t.view.length * 0.5);
                if (control.closest(".whole-run")) t.view.showAll();
                const row = t.recording.rowOfThread(3);
                const found = t.recording.row(row);
                let i = t.recording.find(found, t.view.length * 0.4);
                while (found.chunk.wait[i] < 0 || found.chunk.waits[found.chunk.wait[i]].waker < 0) i++;
                t.choose(row, i - 1);
                t.choose(row, i);
                t.pathStep = -1;
                if (control.dataset.flame) {
                  t.waits.choose(control.dataset.flame !== "own");
                  t.waits.update(true);
                  if (control.dataset.flame === "out") t.waits.flame.lookAt(t.waits.flame.root.children[0]);
                }
                t.draw();
                t.waits.update(true);
              }
              if (control.matches("a[href='#verdict']")) document.querySelector("#measured").scrollIntoView();
              control.tagName === "A" && history.replaceState(null, "", location.pathname);
              control.scrollIntoView({ block: "center", behavior: "instant" });
              let before = null;
              for (let i = index - 1; i >= 0 && !before?.checkVisibility(); i--) before = document.querySelector(`[data-control="${i}"]`);
              before ? before.focus({ preventScroll: true }) : document.activeElement.blur();
            }""";

    /** Everything that a control can change. */
    private static final String STATE = """
            () => {
              const t = window.awaitscope?.timeline;
              const texts = (what) => [...document.querySelectorAll(what)].map((part) => part.textContent);
              return JSON.stringify([
                location.hash, Math.round(scrollY), texts(".hits, .announce, .chosen h3, .readout"),
                [...document.querySelectorAll("details")].map((part) => part.open),
                [...document.querySelectorAll("[aria-pressed]")].map((part) => part.ariaPressed),
                [...document.querySelectorAll(".scroll")].map((part) => part.scrollLeft),
                t && [t.view.start, t.view.end, t.selection?.row, t.selection?.i, t.cursor?.row, t.cursor?.group, [...t.layout.folded],
                  t.highlight, t.pathShown, t.pathStep, t.history.length, t.lanes.scrollTop, t.waits?.flame?.focus?.data.name],
                document.activeElement.dataset.control, document.activeElement.tagName]);
            }""";

    private static final String FOCUS = """
            () => {
              const part = document.activeElement;
              const style = getComputedStyle(part);
              const box = part.getBoundingClientRect();
              return [part.dataset.control ?? "", style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1,
                box.width > 0 && box.bottom > 0 && box.top < innerHeight];
            }""";

    private static final int MOST_OF_DETAILS = 12;

    private static Path report;
    private static Path comparison;

    @BeforeAll
    static void writePages() throws IOException {
        report = write("report.html", new SampleReport().causes().build());
        comparison = write("compare.html", SampleComparison.build());
    }

    @Test
    void everyControlOfAReportWorks() {
        walk(browser.open(report, Chromium.Look.REDUCED_MOTION), 60);
    }

    @Test
    void everyControlOfAComparisonWorks() {
        walk(browser.open(comparison, Chromium.Look.REDUCED_MOTION), 25);
    }

    private static void walk(Page page, int atLeast) {
        @SuppressWarnings("unchecked")
        var controls = (List<String>) page.evaluate(CONTROLS);
        List<String> idle = new ArrayList<>();
        List<String> unseen = new ArrayList<>();
        for (int i = 0; i < controls.size(); i++) {
            page.evaluate(PREPARE, i);
            page.keyboard().press("Tab");
            List<?> focus = (List<?>) page.evaluate(FOCUS);
            // The details of the chosen slice have buttons of their own, which come and go.
            for (int more = 0; more < MOST_OF_DETAILS && focus.getFirst().equals(""); more++) {
                page.keyboard().press("Tab");
                focus = (List<?>) page.evaluate(FOCUS);
            }
            assertThat(focus.getFirst()).as("Tab after control %d leads to %s", i - 1, controls.get(i))
                    .isEqualTo(Integer.toString(i));
            if (!focus.subList(1, 3).equals(List.of(true, true))) {
                unseen.add(controls.get(i) + " " + focus);
            }
            if (!works(page, controls.get(i))) {
                idle.add(controls.get(i));
            }
        }
        assertThat(unseen).as("controls whose focus cannot be seen").isEmpty();
        assertThat(idle).as("controls that do nothing").isEmpty();
        assertThat(controls).hasSizeGreaterThan(atLeast);
    }

    private static boolean works(Page page, String control) {
        Object before = page.evaluate(STATE);
        if (control.startsWith("input")) {
            page.keyboard().type("Orders");
            page.keyboard().press("Enter");
        } else if (control.startsWith("div Timeline") || control.startsWith("div Flame")) {
            page.keyboard().press("ArrowDown");
        } else if (control.startsWith("div")) {
            // A region is there to be scrolled, which the browser does itself where it is wider than the page.
            return true;
        } else {
            page.keyboard().press("Enter");
        }
        return changes(page, before);
    }

    private static boolean changes(Page page, Object before) {
        for (int frames = 0; frames < 10; frames++) {
            if (!before.equals(page.evaluate(STATE))) {
                return true;
            }
            page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
        }
        return false;
    }

    @Test
    void everyKeyOfTheTimelineDoesSomething() {
        Page page = browser.open(report, Chromium.Look.REDUCED_MOTION);
        page.evaluate(CONTROLS);
        int lanes = Integer.parseInt(page.locator(".lanes").getAttribute("data-control"));
        @SuppressWarnings("unchecked")
        var keys = (List<String>) page
                .evaluate(
                        "() => [...document.querySelectorAll('#timeline-keys dt')].filter((dt) => !/drag|wheel/.test(dt.textContent))"
                                + ".flatMap((dt) => [...dt.querySelectorAll('kbd')]).map((kbd) => kbd.textContent)");
        assertThat(keys).hasSizeGreaterThan(20);
        List<String> idle = new ArrayList<>();
        for (String key : keys) {
            page.evaluate(PREPARE, lanes);
            page.evaluate("() => { const t = awaitscope.timeline; t.lanes.focus({ preventScroll: true });"
                    + " t.find('Orders'); t.choose(t.selection.row, t.selection.i); t.cursor = { group: 1, row: t.selection.row }; }");
            Object before = page.evaluate(STATE);
            page.keyboard().press(playwrightKey(key));
            if (!changes(page, before)) {
                idle.add(key);
            }
        }
        assertThat(idle).isEmpty();
    }

    private static String playwrightKey(String label) {
        return switch (label) {
            case "−" -> "-";
            case "←" -> "ArrowLeft";
            case "→" -> "ArrowRight";
            case "↑" -> "ArrowUp";
            case "↓" -> "ArrowDown";
            default -> label.length() == 1 ? label.toLowerCase(Locale.ROOT) : label;
        };
    }
}
