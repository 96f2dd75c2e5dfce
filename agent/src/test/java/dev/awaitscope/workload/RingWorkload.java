package dev.awaitscope.workload;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** Parks for five milliseconds again and again, on a new thread each time, until there is a file {@code stop}. */
public final class RingWorkload {
    private RingWorkload() {}

    /** No arguments. */
    public static void main(String[] args) throws Exception {
        System.out.println("ready");
        for (int i = 0; !Files.exists(Path.of("stop")); i++) {
            Thread thread = new Thread(() -> LockSupport.parkNanos(5_000_000), "round-" + i);
            thread.start();
            thread.join();
        }
        System.out.println("done");
    }
}
