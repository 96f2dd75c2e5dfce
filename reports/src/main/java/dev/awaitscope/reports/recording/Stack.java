package dev.awaitscope.reports.recording;

import java.util.ArrayList;
import java.util.List;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
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

    static Stack of(RecordedStackTrace trace, Symbols symbols) {
        Builder stack = new Builder(symbols);
        for (RecordedFrame frame : trace.getFrames()) {
            RecordedMethod method = frame.getMethod();
            stack.add(type(method), method == null ? "?" : method.getName(), frame.getLineNumber());
        }
        return stack.build();
    }

    private static String type(@Nullable RecordedMethod method) {
        return method == null || method.getType() == null ? "?" : method.getType().getName();
    }

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
