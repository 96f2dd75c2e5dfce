package dev.awaitscope.agent.recording;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which threads are recorded: those of the program, not those of the JVM, of JFR and our own. */
final class TracedThreads implements Predicate<Thread> {
    private final NameFilter names;

    TracedThreads(NameFilter names) {
        this.names = names;
    }

    @Override
    public boolean test(Thread thread) {
        return !isOfJvm(thread) && (names.acceptsAll() || names.accepts(thread.getName()));
    }

    /** Whether it is one of the JVM's, of JFR's or our own. */
    static boolean isOfJvm(Thread thread) {
        String name = thread.getName();
        // All of these have one, and most virtual threads have none.
        return !name.isEmpty() && belongsToJvm(thread, name);
    }

    private static boolean belongsToJvm(Thread thread, String name) {
        if (name.startsWith("JFR ") || name.startsWith("awaitscope-") || name.equals("DestroyJavaVM")) {
            return true;
        }
        @Nullable
        ThreadGroup group = thread.getThreadGroup();
        if (group == null) {
            return false;
        }
        return (group.getParent() == null && group.getName().equals("system"))
                || isOfJdk(group, name) || isPoller(group, name);
    }

    /** Cleaners and the like; threads without a name of their own run the program's handlers of asynchronous channels. */
    private static boolean isOfJdk(ThreadGroup group, String name) {
        return group.getName().equals("InnocuousThreadGroup") && !name.startsWith("InnocuousThread-");
    }

    /** The JDK's own virtual threads, which wait for the sockets of all others. */
    private static boolean isPoller(ThreadGroup group, String name) {
        return group.getName().equals("VirtualThreads")
                && (name.startsWith("SubPoller-") || name.endsWith("-SubPoller") || name.startsWith("Read-Poller")
                        || name.startsWith("Write-Poller"));
    }
}
