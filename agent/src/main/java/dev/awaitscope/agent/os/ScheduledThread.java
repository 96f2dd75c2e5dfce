package dev.awaitscope.agent.os;

import dev.awaitscope.agent.event.ThreadSchedule;
import dev.awaitscope.agent.event.ThreadSwitches;
import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The scheduler statistics of one OS thread: run time, run queue time and number of slices since it began. */
final class ScheduledThread {
    /*
     * A RandomAccessFile that stays open: a sweep over 70 threads takes 0.04 ms this way, and four times as long when
     * files are opened each time. Not a FileChannel: an interrupt would close it.
     */
    /** The name by which a thread finds its own statistics. */
    static final String SELF = "thread-self";

    /** Shared: there is one sampling thread. A status is about 1.5 kB long. */
    private static final byte[] STATUS = new byte[8192];

    private final long id;
    private final RandomAccessFile file;
    private final byte[] text = new byte[96];
    private final long[] values = new long[3];
    private final long[] previous = new long[3];
    private ThreadSchedule event = new ThreadSchedule();
    private ThreadSwitches switches = new ThreadSwitches();
    private long ranNanos;
    private long slices;
    private long voluntary = -1;
    private long involuntary;

    private ScheduledThread(long id, RandomAccessFile file) {
        this.id = id;
        this.file = file;
    }

    /**
     * Null where the thread has ended already.
     *
     * @param born
     *            begun before the thread was: what it did until now counts, too; null where it may be older
     */
    static @Nullable ScheduledThread open(File tasks, String id, @Nullable ThreadSchedule born) {
        try {
            ScheduledThread thread = new ScheduledThread(id.equals(SELF) ? 0 : Long.parseLong(id),
                    new RandomAccessFile(new File(tasks, id + "/schedstat"), "r"));
            if (thread.read()) {
                if (born == null) {
                    thread.keep();
                    thread.event.begin();
                } else {
                    thread.event = born;
                }
                return thread;
            }
            thread.close();
            return null;
        } catch (IOException e) {
            return null;
        }
    }

    /** Nanoseconds on a CPU since the thread began. */
    long runNanos() {
        return read() ? values[0] : previous[0];
    }

    /** Writes what has changed since the last call; false where the thread has ended. */
    boolean sample() {
        if (!read()) {
            close();
            return false;
        }
        if (values[2] == previous[2] && values[0] == previous[0]) {
            event.begin();
            return true;
        }
        event.osThreadId = id;
        event.runTime = values[0] - previous[0];
        event.runQueueTime = values[1] - previous[1];
        event.slices = values[2] - previous[2];
        slices += event.slices;
        ranNanos += event.runTime;
        event.commit();
        keep();
        event = new ThreadSchedule();
        event.begin();
        return true;
    }

    /** Time on a CPU that {@link #sample} has found since the last call. */
    long takeRanNanos() {
        long ran = ranNanos;
        ranNanos = 0;
        return ran;
    }

    /** Writes how often the thread has left its CPU since the last call, if it has. */
    void sampleSwitches(File tasks) {
        boolean first = voluntary < 0;
        if (slices == 0 && !first) {
            switches.begin();
            return;
        }
        slices = 0;
        long previousVoluntary = voluntary;
        long previousInvoluntary = involuntary;
        if (!readSwitches(new File(tasks, id + "/status"))) {
            return;
        }
        if (!first) {
            switches.osThreadId = id;
            switches.voluntarySwitches = voluntary - previousVoluntary;
            switches.involuntarySwitches = involuntary - previousInvoluntary;
            switches.commit();
        }
        switches = new ThreadSwitches();
        switches.begin();
    }

    /** Opened each time: a second open file per thread would be too much. */
    private boolean readSwitches(File status) {
        try (RandomAccessFile opened = new RandomAccessFile(status, "r")) {
            int length = opened.read(STATUS);
            String read = new String(STATUS, 0, Math.max(0, length), StandardCharsets.ISO_8859_1);
            voluntary = number(read, "\nvoluntary_ctxt_switches:");
            involuntary = number(read, "\nnonvoluntary_ctxt_switches:");
            return true;
        } catch (IOException | NumberFormatException e) {
            // The thread has ended, which the next sweep finds.
            return false;
        }
    }

    private static long number(String status, String name) {
        int from = status.indexOf(name);
        int to = from < 0 ? -1 : status.indexOf('\n', from + 1);
        return to < 0 ? 0 : Long.parseLong(status.substring(from + name.length(), to).trim());
    }

    private void keep() {
        System.arraycopy(values, 0, previous, 0, values.length);
    }

    private boolean read() {
        try {
            file.seek(0);
            return parse(file.read(text));
        } catch (IOException e) {
            return false;
        }
    }

    private boolean parse(int length) {
        int field = 0;
        long value = 0;
        for (int i = 0; i < length && field < values.length; i++) {
            int digit = text[i] - '0';
            if (digit >= 0 && digit <= 9) {
                value = 10 * value + digit;
            } else {
                values[field++] = value;
                value = 0;
            }
        }
        return field == values.length;
    }

    void close() {
        try {
            file.close();
        } catch (IOException e) {
            // Nothing was written to it.
            return;
        }
    }
}
