package dev.awaitscope.reports.html;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** What the blocks of data in a page hold, unpacked. */
final class DataBlocks {
    private static final Pattern BLOCK = Pattern.compile("<script type=\"text/plain\" id=\"[\\w-]+\">([^<]*)</script>");

    private DataBlocks() {}

    /** All of them one after the other, read as UTF-8. */
    static String of(String page) throws IOException {
        var text = new StringBuilder();
        for (MatchResult block : BLOCK.matcher(page).results().toList()) {
            byte[] packed = Base64.getDecoder().decode(block.group(1));
            try (var in = new InflaterInputStream(new ByteArrayInputStream(packed), new Inflater(true))) {
                text.append(new String(in.readAllBytes(), StandardCharsets.UTF_8)).append('\n');
            }
        }
        return text.toString();
    }
}
