package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.recording.RecordedThreadInfo;
import java.util.Set;

/** Whose work a thread does. */
enum ThreadRole {
    /** The program's, carriers included. */
    PROGRAM,
    /** The JVM's: reference handling, compilers, timers of virtual threads. */
    JVM,
    /** The agent's and JFR's. */
    OWN;

    /** Where the JDK keeps the threads that it starts for itself. */
    private static final Set<String> JVM_GROUPS = Set.of("system", "InnocuousThreadGroup");

    static ThreadRole of(RecordedThreadInfo thread) {
        String name = thread.name();
        if (name.startsWith("awaitscope-") || name.startsWith("JFR ")) {
            return OWN;
        }
        boolean jvm = thread.id() == 0 || name.equals("DestroyJavaVM") || name.endsWith("-delayScheduler")
                || name.endsWith("-Poller")
                || (!thread.virtual() && thread.group() != null && JVM_GROUPS.contains(thread.group()));
        return jvm ? JVM : PROGRAM;
    }

    /** Whether the thread carries virtual threads. */
    static boolean isCarrier(RecordedThreadInfo thread) {
        return !thread.virtual() && "CarrierThreads".equals(thread.group());
    }
}
