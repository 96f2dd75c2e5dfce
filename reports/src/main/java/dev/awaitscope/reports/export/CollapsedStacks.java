package dev.awaitscope.reports.export;

import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.TracedWait;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * The stacks of waits as flame graph tools read them: a line per stack, {@code thread;outermost;..;innermost;[kind]} and
 * the microseconds waited there; one file per state that threads waited in. Idle threads do not wait.
 */
final class CollapsedStacks {
    private static final String NO_STACK = "[no stack recorded]";
    private static final long NANOS_A_MICRO = 1_000;

    private final RunReport report;

    CollapsedStacks(RunReport report) {
        this.report = report;
    }

    List<ExportFile> files() {
        Map<ThreadState.Shown, Map<String, Long>> states = new EnumMap<>(ThreadState.Shown.class);
        for (TracedWait wait : report.waits()) {
            if (!wait.idle()) {
                states.computeIfAbsent(wait.kind().state().shown(), _ -> new TreeMap<>())
                        .merge(line(wait), wait.durationNanos(), Long::sum);
            }
        }
        if (states.isEmpty()) {
            return List.of(new ExportFile("waits.collapsed", _ -> {}));
        }
        return states.entrySet()
                .stream()
                .map(state -> new ExportFile(name(state.getKey()), out -> write(state.getValue(), out)))
                .toList();
    }

    private static String name(ThreadState.Shown state) {
        return state.name().toLowerCase(Locale.ROOT) + ".collapsed";
    }

    private static void write(Map<String, Long> nanosByStack, OutputStream out) throws IOException {
        for (Map.Entry<String, Long> stack : nanosByStack.entrySet()) {
            long micros = Math.round((double) stack.getValue() / NANOS_A_MICRO);
            if (micros > 0) {
                out.write((stack.getKey() + " " + micros + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static String line(TracedWait wait) {
        var line = new StringBuilder(frame(wait.threadLabel()));
        List<String> stack = wait.stack();
        if (stack == null) {
            line.append(';').append(NO_STACK);
        } else {
            stack.reversed().forEach(frame -> line.append(';').append(frame(frame)));
        }
        return line.append(";[").append(wait.kind().label()).append(']').toString();
    }

    /** A frame must not hold what the format is made of; a thread's name may hold anything. */
    private static String frame(String text) {
        return text.codePoints()
                .map(c -> c == ';' ? ',' : Character.isISOControl(c) ? '_' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
