package dev.awaitscope.demos.threadcost;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What this process occupies, in bytes.
 *
 * @param reserved
 *            addresses; -1 where there is no {@code /proc}
 * @param resident
 *            memory behind those addresses; -1 where there is no {@code /proc}
 * @param heap
 *            objects on the heap, live ones only
 */
record Memory(long reserved, long resident, long heap) {
    private static final Path STATUS = Path.of("/proc/self/status");

    static Memory now() {
        // Without it the heap would hold the garbage of earlier measurements, whose end at any time looks like a gain
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return new Memory(kernel("VmSize:"), kernel("VmRSS:"), heap);
    }

    private static long kernel(String name) {
        try {
            return Files.readAllLines(STATUS)
                    .stream()
                    .filter(line -> line.startsWith(name))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(-1);
        } catch (IOException _) {
            return -1;
        }
    }

    Memory minus(Memory earlier) {
        return new Memory(reserved - earlier.reserved, resident - earlier.resident, heap - earlier.heap);
    }
}
