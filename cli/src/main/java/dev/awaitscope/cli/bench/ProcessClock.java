package dev.awaitscope.cli.bench;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The kernel's own clocks of what processes have used of the processors, to the nanosecond or microsecond. Linux on 64
 * bits only; elsewhere nothing is known.
 */
final class ProcessClock {
    /*
     * What /proc/PID/stat shows is cut to hundredths of a second, a percent of a round of one second; what
     * /proc/PID/task/TID/schedstat shows is exact and lacks the threads that have ended. The clock behind both is that of
     * clock_gettime(2) for the id that clock_getcpuclockid(3) gives: the complement of the process id and the kind of
     * clock in the lowest three bits, 2 for the scheduler's.
     */
    private static final int SCHEDULER_CLOCK = 2;
    /** getrusage(2): of all children that have been waited for. */
    private static final int CHILDREN = -1;
    /** More than any struct rusage has; it begins with two times of seconds and microseconds. */
    private static final MemoryLayout RUSAGE = MemoryLayout.sequenceLayout(64, JAVA_LONG);
    private static final MemoryLayout TIMESPEC = MemoryLayout.sequenceLayout(2, JAVA_LONG);
    private static final boolean KNOWN = System.getProperty("os.name").equals("Linux") && ADDRESS.byteSize() == 8;

    private ProcessClock() {}

    /** Time that all threads of a process have had a processor, ended ones included; -1 where it is gone or not known. */
    static long nanos(long pid) {
        if (!KNOWN) {
            return -1;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment time = arena.allocate(TIMESPEC);
            int clock = (int) ~pid << 3 | SCHEDULER_CLOCK;
            if ((int) Functions.CLOCK_GETTIME.invokeExact(clock, time) != 0) {
                return -1;
            }
            return time.getAtIndex(JAVA_LONG, 0) * 1_000_000_000 + time.getAtIndex(JAVA_LONG, 1);
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** The same of all our children that have ended; -1 where it is not known. */
    static long endedChildrenNanos() {
        if (!KNOWN) {
            return -1;
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment usage = arena.allocate(RUSAGE);
            if ((int) Functions.GETRUSAGE.invokeExact(CHILDREN, usage) != 0) {
                return -1;
            }
            return microsAt(usage, 0) + microsAt(usage, 2);
        } catch (Throwable impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static long microsAt(MemorySegment usage, int index) {
        return usage.getAtIndex(JAVA_LONG, index) * 1_000_000_000 + usage.getAtIndex(JAVA_LONG, index + 1) * 1_000;
    }

    /** Apart, so that they are looked for where they are. */
    private static final class Functions {
        static final MethodHandle CLOCK_GETTIME = of("clock_gettime");
        static final MethodHandle GETRUSAGE = of("getrusage");

        @SuppressWarnings("restricted")
        private static MethodHandle of(String name) {
            Linker linker = Linker.nativeLinker();
            return linker.downcallHandle(linker.defaultLookup().find(name).orElseThrow(),
                    FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
        }
    }
}
