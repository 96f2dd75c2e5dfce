package dev.awaitscope.cli.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds from outside when clients begin to be counted and when they end: they say nothing until all is over, but their
 * first thread has a name, and begins with the load. To a few milliseconds; on Linux only, elsewhere nothing begins.
 */
final class ClientWatch {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final String FIRST_CLIENT = "client-1";

    private final Process clients;
    private final Load load;

    ClientWatch(Process clients, Load load) {
        this.clients = clients;
        this.load = load;
    }

    /** Calls both on the calling thread, in this order, or none if the clients end before they begin. */
    void watch(Runnable begin, Runnable end) {
        Path first = await(null);
        if (first == null) {
            return;
        }
        if (load.burst() > 0) {
            watchBurst(first, begin, end);
        } else {
            // Whoever was late seeing the thread is late by less than a client's first request takes.
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(load.warmUpMillis()));
            begin.run();
            parkUntil(System.nanoTime() + TimeUnit.SECONDS.toNanos(load.countedSeconds()));
            end.run();
        }
    }

    /** The warm-up has a thread of its own, and the burst another one of the same name. */
    private void watchBurst(Path warmUp, Runnable begin, Runnable end) {
        Path burst = await(warmUp);
        if (burst != null) {
            begin.run();
            while (Files.exists(burst)) {
                LockSupport.parkNanos(LOOK_NANOS);
            }
            end.run();
        }
    }

    private void parkUntil(long endNanos) {
        for (long left = endNanos - System.nanoTime(); left > 0
                && clients.isAlive(); left = endNanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }

    private @Nullable Path await(@Nullable Path before) {
        while (clients.isAlive()) {
            Optional<Path> found = find(before);
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
        return null;
    }

    private Optional<Path> find(@Nullable Path before) {
        try (Stream<Path> threads = Files.list(Path.of("/proc", Long.toString(clients.pid()), "task"))) {
            return threads.filter(thread -> !thread.equals(before)).filter(ClientWatch::isFirstClient).findFirst();
        } catch (IOException | UncheckedIOException gone) {
            return Optional.empty();
        }
    }

    private static boolean isFirstClient(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).strip().equals(FIRST_CLIENT);
        } catch (IOException ended) {
            return false;
        }
    }
}
