package dev.awaitscope.reports.recording;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stack trace, without the agent's frames at its top.
 *
 * @param frames
 *            innermost first, {@code Type.method:line}, without a line where there is none
 * @param site
 *            the first frame outside the JDK that has a place in the source, null where there is none
 * @param beginsInAgent
 *            whether there were such frames
 */
public record Stack(List<String> frames, @Nullable String site, boolean beginsInAgent) {

    /** The agent's own package; everything else of this project that runs in a JVM is a program like any other. */
    private static final String AGENT = "dev.awaitscope.agent.";

    /** Whether the agent's own doing is what is seen here. */
    public boolean ofAgent() {
        return site != null && site.startsWith(AGENT);
    }

    private static boolean ofJdk(String type) {
        return type.startsWith("java.") || type.startsWith("jdk.") || type.startsWith("sun.") || type.equals("?");
    }

    /** Takes the frames, innermost first. */
    static final class Builder {
        private final Symbols symbols;
        private final List<String> frames = new ArrayList<>();
        private @Nullable String site;
        private boolean beginsInAgent;

        Builder(Symbols symbols) {
            this.symbols = symbols;
        }

        void add(String type, String method, long line) {
            if (frames.isEmpty() && type.startsWith(AGENT)) {
                beginsInAgent = true;
                return;
            }
            String place = type + "." + method;
            String text = symbols.text(line > 0 ? place + ":" + line : place);
            frames.add(text);
            if (site == null && !ofJdk(type) && !type.contains("$$Lambda")) {
                site = text;
            }
        }

        Stack build() {
            return new Stack(List.copyOf(frames), site, beginsInAgent);
        }
    }
}
