package dev.awaitscope.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dev.awaitscope.reports.CriticalPath;
import dev.awaitscope.reports.Pause;
import dev.awaitscope.reports.ReadOptions;
import dev.awaitscope.reports.Recordings;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.Slices;
import dev.awaitscope.reports.TracedTask;
import dev.awaitscope.reports.TracedThread;
import dev.awaitscope.reports.TracedWait;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the page's scripts have unpacked is what the model says: every slice, wait, stack, task and step, of real recordings too. */
class DataBrowserIT extends BrowserTest {
    private static final Path GOLDEN = Path.of("src/test/resources/dev/awaitscope/reports/html/golden");

    /** Per thread its label and its slices, as strings that Java can make as well. */
    private static final String THREADS = """
            async () => {
              const r = awaitscope.timeline.recording;
              await r.readAll();
              const name = (index) => index < 0 ? "" : r.strings[index];
              const all = r.meta.threads.id.map((id, thread) => [`${id} ${r.threadName(thread)}`]);
              for (let row = 0; row < r.meta.rows; row++) {
                const { chunk, from, to } = r.row(row);
                for (let i = from; i < to; i++) {
                  const wait = chunk.wait[i] < 0 ? null : chunk.waits[chunk.wait[i]];
                  const words = wait === null ? "" : [r.meta.kinds[wait.kind], name(wait.blocker), wait.blockerId, wait.waker,
                    wait.unparkedBy, r.meta.wokenBy[wait.wokenBy], wait.runnable, wait.flags,
                    wait.stack < 0 ? "none" : r.meta.stacks[wait.stack].map(name).join()].join("|");
                  all[chunk.thread[i]].push(`${chunk.mark[i] & 0x9f} ${chunk.start[i]} ${chunk.end[i]} ${words}`);
                }
              }
              return all;
            }""";

    static Stream<Arguments> reports() throws Exception {
        Stream.Builder<Arguments> reports = Stream.builder();
        reports.add(Arguments.of("sample", new SampleReport().causes().build()));
        reports.add(Arguments.of("hostile", new SampleReport().causes().everything(HOSTILE).build()));
        for (String name : List.of("jdk17", "jdk25", "plain")) {
            reports.add(Arguments.of(name,
                    Recordings.read(List.of(GOLDEN.resolve(name + ".jfr.gz")), ReadOptions.DEFAULT).getFirst()));
        }
        return reports.build();
    }

    static final String HOSTILE = "</script><img src=x onerror=alert(1)>\u202e\u05d0\ud83d\udc7e\u0000&amp;<!--'\"`{{x}}";

    @ParameterizedTest(name = "{0}")
    @MethodSource("reports")
    void isThatOfTheModel(String name, RunReport report) throws Exception {
        Page page = browser.open(write("data-" + name + ".html", report), Chromium.Look.DESKTOP);

        assertThat(page.evaluate(THREADS))
                .isEqualTo(report.threads().stream().map(thread -> lines(thread, report)).toList());
        assertThat(page
                .evaluate("() => { const t = awaitscope.timeline.tasks; return Array.from({ length: t.size }, (_, i) =>"
                        + " [t.start[i], t.end[i], t.queue[i], t.submitter[i], t.pool[i], t.outcome[i],"
                        + " t.type[i] < 0 ? '' : awaitscope.timeline.recording.strings[t.type[i]]].join('|')).sort(); }"))
                .isEqualTo(tasks(report));
        assertThat(page
                .evaluate("() => { const p = awaitscope.timeline.path; return Array.from({ length: p.size }, (_, i) =>"
                        + " [p.thread[i], p.start[i], p.end[i], p.link[i]].join('|')); }"))
                .isEqualTo(path(report));
        assertThat(page.evaluate("() => { const { start, length, reason } = awaitscope.timeline.recording.meta.pauses;"
                + " return start.map((s, i) => [s, length[i], awaitscope.timeline.recording.strings[reason[i]]].join('|')); }"))
                .isEqualTo(report.pauses().stream().map(DataBrowserIT::pause).toList());
    }

    private static List<String> lines(TracedThread thread, RunReport report) {
        List<String> lines = new ArrayList<>();
        lines.add(thread.id() + " " + thread.label());
        Slices slices = thread.slices();
        for (int i = 0; i < slices.size(); i++) {
            TracedWait wait = slices.wait(i) < 0 ? null : report.waits().get(slices.wait(i));
            int mark = slices.state(i).shown().ordinal();
            if (wait != null) {
                mark |= (wait.pinned() ? 0x10 : 0) | (wait.open() ? 0x80 : 0);
            }
            lines.add(mark + " " + slices.startNanos(i) + " " + slices.endNanos(i) + " "
                    + (wait == null ? "" : words(wait, report)));
        }
        return lines;
    }

    private static String words(TracedWait wait, RunReport report) {
        int waker = wait.open() ? index(wait.ownerThreadId(), report) : wait.wakerThread();
        return String.join("|", wait.kind().label(), wait.blocker() == null ? "" : wait.blocker(),
                Long.toString(wait.blockerId() & (1L << 53) - 1), Integer.toString(waker),
                Integer.toString(index(wait.unparkedByThreadId(), report)), wait.wokenBy(),
                wait.runnableNanos() == null ? "-1" : wait.runnableNanos().toString(),
                Integer.toString((wait.timedOut() ? 1 : 0) | (wait.interrupted() ? 2 : 0)),
                wait.stack() == null ? "none" : String.join(",", wait.stack()));
    }

    private static int index(long id, RunReport report) {
        return id == 0 ? -1
                : report.threads()
                        .stream()
                        .filter(thread -> thread.id() == id)
                        .mapToInt(TracedThread::index)
                        .max()
                        .orElse(-1);
    }

    private static List<String> tasks(RunReport report) {
        return report.tasks()
                .stream()
                .filter(task -> task.thread() >= 0 && task.startNanos() != TracedTask.NOT_KNOWN)
                .map(task -> String.join("|", Long.toString(Math.max(0, task.startNanos())),
                        Long.toString(task.endNanos() == TracedTask.NOT_KNOWN ? report.recording().durationNanos()
                                : task.endNanos()),
                        Long.toString(Math.max(-1, task.queueNanos())), Integer.toString(task.submitter()),
                        Integer.toString(task.pool()), Integer.toString(task.outcome().ordinal()),
                        task.taskClass() == null ? "" : task.taskClass()))
                .sorted()
                .toList();
    }

    private static List<String> path(RunReport report) {
        return report.causes().criticalPath().segments().stream().map(DataBrowserIT::step).toList();
    }

    private static String step(CriticalPath.Segment step) {
        return step.thread() + "|" + step.startNanos() + "|" + step.endNanos() + "|" + step.next().ordinal();
    }

    private static String pause(Pause pause) {
        return pause.startNanos() + "|" + pause.durationNanos() + "|" + pause.reason();
    }
}
