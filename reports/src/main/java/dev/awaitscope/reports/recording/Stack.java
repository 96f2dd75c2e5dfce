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
        List<String> frames = new ArrayList<>();
        String site = null;
        boolean beginsInAgent = false;
        for (RecordedFrame frame : trace.getFrames()) {
            String type = type(frame.getMethod());
            if (frames.isEmpty() && type.startsWith(AGENT)) {
                beginsInAgent = true;
                continue;
            }
            String text = symbols.text(text(type, frame));
            frames.add(text);
            if (site == null && !ofJdk(type) && !type.contains("$$Lambda")) {
                site = text;
            }
        }
        return new Stack(List.copyOf(frames), site, beginsInAgent);
    }

    private static String type(@Nullable RecordedMethod method) {
        return method == null || method.getType() == null ? "?" : method.getType().getName();
    }

    private static String text(String type, RecordedFrame frame) {
        RecordedMethod method = frame.getMethod();
        String place = type + "." + (method == null ? "?" : method.getName());
        return frame.getLineNumber() > 0 ? place + ":" + frame.getLineNumber() : place;
    }

    /** Whether the agent's own doing is what is seen here. */
    public boolean ofAgent() {
        return site != null && site.startsWith(AGENT);
    }

    private static boolean ofJdk(String type) {
        return type.startsWith("java.") || type.startsWith("jdk.") || type.startsWith("sun.") || type.equals("?");
    }
}
