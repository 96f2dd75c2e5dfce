package dev.awaitscope.demos.servers;

/** How the connections of a server are run. */
enum Mode {
    /** One after the other, by the one thread that also accepts them. */
    BLOCKING,
    /** By a fixed number of threads, from a queue. */
    POOL,
    /** By one event loop, which never waits for any of them; on the JDK's selectors. */
    ASYNC,
    /** By an event loop for each core. */
    LOOPS,
    /** By one event loop on Netty's own epoll. */
    EPOLL,
    /** By one event loop on io_uring, where the kernel lets programs use it. */
    IO_URING,
    /** Each by a virtual thread of its own. */
    VIRTUAL;

    /** Whether event loops run it. */
    boolean isAsync() {
        return switch (this) {
            case ASYNC, LOOPS, EPOLL, IO_URING -> true;
            case BLOCKING, POOL, VIRTUAL -> false;
        };
    }

    /** Whether a connection may stay open for further requests: a thread of the others would serve nobody else. */
    boolean holdsConnections() {
        return isAsync() || this == VIRTUAL;
    }
}
