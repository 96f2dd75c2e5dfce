package dev.awaitscope.cli.bench;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** How the same program is traced. The first is what the others are compared with. */
enum Variant {
    UNTRACED("untraced", "no agent", null),
    /** Whatever differs between it and the first is what two JVMs of the same program differ by. */
    AGAIN("again", "no agent, in a second JVM", null),
    HOOKS("hooks", "hooks installed, nothing recorded", "record=false"),
    DEFAULT("default", "the agent's defaults", ""),
    STACKS("stacks", "a stack trace of each recorded wait", "stacks=0");

    private final String label;
    private final String detail;
    private final @Nullable String options;

    Variant(String label, String detail, @Nullable String options) {
        this.label = label;
        this.detail = detail;
        this.options = options;
    }

    /** One word. */
    String label() {
        return label;
    }

    /** What it is, in a few words. */
    String detail() {
        return detail;
    }

    /** What {@code java} is told; null where there is no agent. */
    @Nullable
    String agent(Path jar, Path recording) {
        return options == null ? null
                : "-javaagent:" + jar + "=quiet,out=" + recording + (options.isEmpty() ? "" : "," + options);
    }
}
