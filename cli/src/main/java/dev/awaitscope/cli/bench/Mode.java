package dev.awaitscope.cli.bench;

import java.util.Locale;

/** The ways in which the measured server runs its requests. */
enum Mode {
    BLOCKING("one thread, one request after the other"),
    POOL("a pool of platform threads"),
    ASYNC("one event loop (Vert.x)"),
    LOOPS("an event loop for each core (Vert.x)"),
    EPOLL("one event loop on Netty's epoll"),
    IO_URING("one event loop on io_uring"),
    VIRTUAL("one virtual thread per request");

    private final String detail;

    Mode(String detail) {
        this.detail = detail;
    }

    /** What it is, in a few words. */
    String detail() {
        return detail;
    }

    /** The word for it on the command line, ours and the server's. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether a connection may stay open for further requests: a thread of the others would serve nobody else. */
    boolean holdsConnections() {
        return this != BLOCKING && this != POOL;
    }
}
