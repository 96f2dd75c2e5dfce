package dev.awaitscope.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The stories of the demos as one document: each is the comment in front of its main class, which is where it is told. */
final class DemoStories {
    private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/\\s*public final class", Pattern.DOTALL);
    private static final Pattern EXAMPLE = Pattern.compile("<pre>\\{@code\\n(.*?)\\n\\}</pre>", Pattern.DOTALL);
    private static final Pattern CODE = Pattern.compile("\\{@code ([^{}]*)\\}");
    private static final Pattern LINK = Pattern.compile("\\{@link ([^\\s{}]*)(?:\\s+([^{}]*))?\\}");

    private DemoStories() {}

    /** Whole lines of Markdown. */
    static String markdown(List<Demo> demos) throws Problem {
        StringBuilder text = new StringBuilder();
        for (Demo demo : demos) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append("## ")
                    .append(demo.name())
                    .append("\n\n")
                    .append(demo.story())
                    .append(". Variants: ")
                    .append(String.join(", ", demo.variants().stream().map(variant -> "`" + variant + "`").toList()))
                    .append(".\n\n")
                    .append(story(source(demo)))
                    .append("\n\n`awaitscope demo ")
                    .append(demo.name())
                    .append("` runs it under the agent and writes its report.\n")
                    .append(promises(demo));
        }
        return text.toString();
    }

    /** What the report of each variant shows, as a table. */
    private static String promises(Demo demo) {
        StringBuilder table = new StringBuilder();
        for (DemoPromise promise : DemoPromise.of(demo.name())) {
            table.append("| `")
                    .append(promise.variant())
                    .append("` | ")
                    .append(promise.finding() == null ? "" : "`" + promise.finding() + "`")
                    .append(" | ")
                    .append(promise.shows())
                    .append(" |\n");
        }
        return table.isEmpty() ? "" : "\n| variant | finding | what its report shows |\n|---|---|---|\n" + table;
    }

    private static String source(Demo demo) throws Problem {
        Path file = Home.demosSource(demo.mainClass());
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new Problem(ExitCode.FAILED, file + ": cannot be read (" + failure.getMessage()
                    + "); the stories are told in the demos' source, so this needs the project's folder", failure);
        }
    }

    /** The comment in front of the class of a source file, in Markdown. */
    static String story(String source) {
        Matcher comment = COMMENT.matcher(source);
        if (!comment.find()) {
            return "";
        }
        String javadoc = comment.group(1).replaceAll("(?m)^ *\\* ?", "").strip();
        Matcher example = EXAMPLE.matcher(javadoc);
        StringBuilder text = new StringBuilder();
        int from = 0;
        while (example.find()) {
            text.append(prose(javadoc.substring(from, example.start())))
                    .append("\n\n```\n")
                    .append(example.group(1))
                    .append("\n```\n\n");
            from = example.end();
        }
        return text.append(prose(javadoc.substring(from))).toString().replaceAll("\n{3,}", "\n\n").strip();
    }

    private static String prose(String javadoc) {
        String text = javadoc.replaceAll("\\{@code\\s+", "{@code ").replaceAll("\\{@link\\s+", "{@link ");
        text = CODE.matcher(text)
                .replaceAll(code -> Matcher.quoteReplacement("`" + code.group(1).replace('\n', ' ') + "`"));
        text = LINK.matcher(text)
                .replaceAll(link -> Matcher.quoteReplacement(
                        link.group(2) == null ? "`" + link.group(1).replace('#', '.') + "`" : link.group(2)));
        return text.replaceAll("\\s*<p>\\s*", "\n\n")
                .replaceAll("</?(em|strong|i|b)>", "*")
                .replaceAll("(?m)[ \\t]+$", "")
                .strip();
    }
}
