package dev.awaitscope.demos.servers;

/** How the connections of a server are run. */
enum Mode {
    /** One after the other, by the one thread that also accepts them. */
    BLOCKING,
    /** By a fixed number of threads, from a queue. */
    POOL,
    /** By one event loop, which never waits for any of them. */
    ASYNC,
    /** Each by a virtual thread of its own. */
    VIRTUAL
}
