package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.recording.RecordedThreadInfo;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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

    /** Threads, some of them virtual, that wait for sockets on behalf of virtual ones, as JDK 21 and later name them. */
    private static final Pattern POLLER = Pattern.compile("(Read|Write|Master|Sub)-?Poller(-\\d+)?|.*-Poller");

    static ThreadRole of(RecordedThreadInfo thread) {
        String name = thread.name();
        if (name.startsWith("awaitscope-") || name.startsWith("JFR ")) {
            return OWN;
        }
        boolean jvm = thread.id() == 0 || name.equals("DestroyJavaVM") || name.endsWith("-delayScheduler")
                || POLLER.matcher(name).matches()
                || (!thread.virtual() && isOfJvm(thread.group(), name));
        return jvm ? JVM : PROGRAM;
    }

    /** Threads without a name of their own run the program's handlers of asynchronous channels. */
    private static boolean isOfJvm(@Nullable String group, String name) {
        return group != null && JVM_GROUPS.contains(group) && !name.startsWith("InnocuousThread-");
    }

    /** Whether the thread carries virtual threads. */
    static boolean isCarrier(RecordedThreadInfo thread) {
        return !thread.virtual() && "CarrierThreads".equals(thread.group());
    }
}
