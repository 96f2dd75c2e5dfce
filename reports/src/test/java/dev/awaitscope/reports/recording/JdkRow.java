package dev.awaitscope.reports.recording;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordedThreadGroup;
import org.jspecify.annotations.Nullable;

/** An event as the JDK's own parser has decoded it. */
final class JdkRow extends Row {
    /*
     * getValue finds a field once, by comparing names; getThread, getStackTrace and the like do so twice. startTime and
     * duration come as raw ticks.
     */
    private final Symbols symbols;
    /** Fields that this version of the type was found not to have. */
    private final Set<String> missing = new HashSet<>();
    private @Nullable RecordedEvent event;

    JdkRow(Symbols symbols, TickClock clock) {
        super(clock);
        this.symbols = symbols;
    }

    JdkRow at(RecordedEvent next) {
        event = next;
        return this;
    }

    private @Nullable Object value(String field) {
        if (event == null || (!missing.isEmpty() && missing.contains(field))) {
            return null;
        }
        try {
            return event.getValue(field);
        } catch (IllegalArgumentException e) {
            if (event.hasField(field)) {
                throw e;
            }
            missing.add(field);
            return null;
        }
    }

    private static RecordedThreadInfo info(RecordedThread thread) {
        RecordedThreadGroup group = thread.getThreadGroup();
        return RecordedThreadInfo.of(thread.getJavaThreadId(), thread.getJavaName(), thread.getOSThreadId(),
                thread.getOSName(), group == null ? null : group.getName(), thread.isVirtual());
    }

    private Stack stack(RecordedStackTrace trace) {
        Stack.Builder stack = new Stack.Builder(symbols);
        for (RecordedFrame frame : trace.getFrames()) {
            RecordedMethod method = frame.getMethod();
            boolean typed = method != null && method.getType() != null;
            stack.add(typed ? method.getType().getName() : "?", method == null ? "?" : method.getName(),
                    frame.getLineNumber());
        }
        return stack.build();
    }

    @Override
    int thread(String field) {
        return value(field) instanceof RecordedThread thread ? symbols.number(info(thread)) : -1;
    }

    @Override
    @Nullable
    String className(String field) {
        return value(field) instanceof RecordedClass type ? symbols.text(type.getName()) : null;
    }

    @Override
    int stack() {
        return value("stackTrace") instanceof RecordedStackTrace trace ? symbols.number(stack(trace)) : -1;
    }

    @Override
    @Nullable
    String text(String field) {
        return value(field) instanceof String text ? symbols.text(text) : null;
    }

    @Override
    long number(String field, long absent) {
        return value(field) instanceof Number number ? number.longValue() : absent;
    }

    @Override
    double real(String field) {
        return value(field) instanceof Number number ? number.doubleValue() : 0;
    }

    @Override
    boolean flag(String field) {
        return value(field) instanceof Boolean flag && flag;
    }

    @Override
    long nanos(String field) {
        if (event == null || !event.hasField(field)) {
            return -1;
        }
        Duration length = event.getDuration(field);
        return length.toSeconds() < 0 || length.toSeconds() > Long.MAX_VALUE / 1_000_000_000L - 1
                ? -1
                : length.toNanos();
    }
}
