package dev.awaitscope.reports.html;

import java.io.IOException;
import java.io.Writer;

/** The end of a page: its scripts, after the data they read. */
final class PageEnd {
    private PageEnd() {}

    static void write(Writer page) throws IOException {
        Inlined inlined = Inlined.get();
        page.write("<script>");
        page.write(inlined.library());
        page.write("</script>\n<script>");
        page.write(inlined.script());
        page.write("</script>\n</body>\n</html>\n");
    }
}
