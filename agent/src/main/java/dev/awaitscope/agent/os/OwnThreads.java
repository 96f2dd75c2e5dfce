package dev.awaitscope.agent.os;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** CPU time of the agent's own threads and of JFR's, which work for it. */
public final class OwnThreads {
    /** Linux keeps this much of a thread's name. */
    private static final int NAME_LENGTH = 15;
    private static final List<String> PREFIXES = List.of("awaitscope-", "JFR ");
    private static final List<String> KNOWN = List.of("awaitscope-watch", "awaitscope-clock", "JFR Recorder Thread",
            "JFR Periodic Tasks", "JFR Shutdown Hook", "JFR Recording Scheduler", "JFR Sampler Thread");

    private static final File TASKS = new File("/proc/self/task");

    private OwnThreads() {}

    /** Where the numbers come from, for a person to read. */
    public static String method() {
        return TASKS.isDirectory() ? "CPU time of the thread, from /proc/self/task"
                : "CPU time of the thread, from ThreadMXBean";
    }

    /** Nanoseconds of CPU time by the thread's name, summed over threads of one name; those that have ended are not there. */
    public static Map<String, Long> cpuNanos() throws IOException {
        String @Nullable [] ids = TASKS.list();
        return ids == null ? ofManagement() : ofLinux(TASKS.toPath(), ids);
    }

    static Map<String, Long> ofLinux(Path tasks, String[] ids) throws IOException {
        Map<String, Long> nanos = new TreeMap<>();
        for (String id : ids) {
            String name = name(tasks.resolve(id));
            ScheduledThread thread = isOwn(name) ? ScheduledThread.open(tasks.toFile(), id, null) : null;
            if (thread != null) {
                nanos.merge(whole(name), thread.runNanos(), Long::sum);
                thread.close();
            }
        }
        return nanos;
    }

    /** Empty for a thread that has ended. */
    private static String name(Path task) throws IOException {
        Path file = task.resolve("comm");
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            if (Files.exists(file)) {
                throw e;
            }
            return "";
        }
    }

    private static String whole(String name) {
        return KNOWN.stream()
                .filter(known -> name.length() == NAME_LENGTH && known.startsWith(name))
                .findFirst()
                .orElse(name);
    }

    /** Where there is no such file system. It takes some time to load what this needs. */
    static Map<String, Long> ofManagement() {
        Map<String, Long> nanos = new TreeMap<>();
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        if (!threads.isThreadCpuTimeSupported() || !threads.isThreadCpuTimeEnabled()) {
            return nanos;
        }
        for (@Nullable
        ThreadInfo info : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (info != null && isOwn(info.getThreadName())) {
                nanos.merge(info.getThreadName(), Math.max(0, threads.getThreadCpuTime(info.getThreadId())),
                        Long::sum);
            }
        }
        return nanos;
    }

    private static boolean isOwn(String name) {
        return PREFIXES.stream().anyMatch(name::startsWith);
    }
}
