package dev.awaitscope.reports.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The styles and scripts of a page, and the policy that allows these and nothing else. The scripts are modules in the
 * source tree; a page opened from a file cannot import, so they are put into one script in the order of their imports.
 */
final class Inlined {
    private static final String D3 = "/META-INF/resources/webjars/d3/7.9.0/";
    private static final List<String> MODULES = List.of("format", "codec", "recording", "viewport", "layout", "palette",
            "annotations", "painter", "tasks", "wakeups", "path", "details", "minimap", "longest", "search", "address",
            "input", "timeline", "charts", "flame", "window", "linked", "page");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (\\{[^}]*}) from \"\\./(\\w+)\\.js\";$");
    private static final Pattern EXPORT = Pattern.compile("(?m)^export ((?:async )?(?:function|class|const)) (\\w+)");
    private static final Inlined INSTANCE = new Inlined();

    private final String style = safe(resource("page.css"));
    private final String library = safe(resource(D3 + "dist/d3.min.js"));
    private final String libraryLicence = resource(D3 + "LICENSE");
    private final String script = safe(MODULES.stream()
            .map(Inlined::module)
            .collect(Collectors.joining("\n", "(() => {\n\"use strict\";\nconst modules = {};\n", "})();\n")));

    private Inlined() {}

    static Inlined get() {
        return INSTANCE;
    }

    String style() {
        return style;
    }

    /** d3, as its WebJar has it. */
    String library() {
        return library;
    }

    String libraryLicence() {
        return libraryLicence;
    }

    String script() {
        return script;
    }

    /** The content security policy of a page with these blocks: nothing is loaded, nothing else runs. */
    String policy() {
        return "default-src 'none'; script-src " + hash(library) + " " + hash(script) + "; style-src " + hash(style)
                + "; base-uri 'none'; form-action 'none'";
    }

    /** One module as the value of a function, so that names that are not exported stay its own. */
    private static String module(String name) {
        String source = resource("script/" + name + ".js");
        String exports = EXPORT.matcher(source)
                .results()
                .map(match -> match.group(2))
                .collect(Collectors.joining(", "));
        String body = EXPORT.matcher(IMPORT.matcher(source).replaceAll("const $1 = modules.$2;"))
                .replaceAll("$1 $2");
        return "modules." + name + " = (() => {\n" + body + "return { " + exports + " };\n})();\n";
    }

    /** A block must not end before its element does. */
    private static String safe(String block) {
        return block.replace("</script", "<\\/script").replace("</style", "<\\/style").replace("<!--", "<\\!--");
    }

    private static String hash(String block) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(block.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = Inlined.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + name);
            }
            // A carriage return would be read as a line feed by the browser and spoil the hash.
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
