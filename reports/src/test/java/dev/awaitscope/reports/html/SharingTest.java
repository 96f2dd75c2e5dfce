package dev.awaitscope.reports.html;

import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.WaitFilter;
import dev.awaitscope.reports.export.ExportFile;
import dev.awaitscope.reports.export.ExportFormat;
import dev.awaitscope.reports.json.JsonFindings;
import dev.awaitscope.reports.json.JsonSummary;
import dev.awaitscope.reports.json.JsonWaits;
import dev.awaitscope.reports.text.TextFindings;
import dev.awaitscope.reports.text.TextSummary;
import dev.awaitscope.reports.text.TextWaits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A redacted report tells in no form what its threads, pools and files were called, and still explains itself. */
class SharingTest {
    /** Names as they come, and as nobody would wish for them. */
    @ParameterizedTest
    @ValueSource(strings = {"SECRET-%d", "SECRET; \"%d\",\n[x]", "</script>SECRET\u202e %d", "SECRET $1\\ .* %d"})
    void noFormTellsNames(String pattern) throws IOException {
        RunReport report = new SampleReport().names(pattern)
                .verdict(pattern.formatted(3) + " held the lock of " + pattern.formatted(8) + ".",
                        "Seen in /srv/SECRET/x.")
                .causes()
                .build();
        assertThat(forms(report).entrySet()).filteredOn(form -> form.getValue().contains("SECRET"))
                .extracting(Map.Entry::getKey)
                .contains("page", "page data", "summary", "findings", "waits", "summary --json", "findings --json",
                        "waits --json", "trace.json", "blocked.collapsed", "threads.csv", "waits.csv", "run.json");
        Map<String, String> shared = forms(report.redacted());
        assertThat(shared).allSatisfy((form, text) -> assertThat(text).as(form)
                .doesNotContain("SECRET", "/srv/", "orders.jfr", "--clients", "Linux 6.1", "\"orders\""));
        assertThat(shared.get("page")).contains("thread 4 held the lock of thread 9.", "demo.Orders.reserve:42");
        assertThat(shared.get("trace.json")).contains("\"name\":\"thread 4\"");
        assertThat(shared.get("waits --json")).contains("demo.Orders.reserve:42", "thread 4");
    }

    private static Map<String, String> forms(RunReport report) throws IOException {
        Map<String, String> forms = new LinkedHashMap<>();
        var page = new StringWriter();
        ReportPage.write(report, new PageOptions(true, false), page);
        forms.put("page", page.toString());
        forms.put("page data", DataBlocks.of(page.toString()));
        forms.put("summary", text(out -> TextSummary.write(report, out, false)));
        forms.put("findings", text(out -> TextFindings.write(report, out, false)));
        forms.put("waits", text(out -> TextWaits.write(report, WaitFilter.ALL, out, false)));
        forms.put("summary --json", bytes(out -> JsonSummary.write(report, out)));
        forms.put("findings --json", bytes(out -> JsonFindings.write(report, out)));
        forms.put("waits --json", bytes(out -> JsonWaits.write(report, WaitFilter.ALL, out)));
        for (ExportFormat format : ExportFormat.values()) {
            for (ExportFile file : format.files(report)) {
                if (!file.name().equals("slices.csv") && !file.name().equals("tasks.csv")) {
                    forms.put(file.name(), bytes(out -> file.content().writeTo(out)));
                }
            }
        }
        return forms;
    }

    private interface Form<T> {
        void writeTo(T out) throws IOException;
    }

    private static String text(Form<StringBuilder> form) throws IOException {
        var out = new StringBuilder();
        form.writeTo(out);
        return out.toString();
    }

    private static String bytes(Form<ByteArrayOutputStream> form) throws IOException {
        var out = new ByteArrayOutputStream();
        form.writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
