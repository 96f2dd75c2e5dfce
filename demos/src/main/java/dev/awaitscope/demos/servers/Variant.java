package dev.awaitscope.demos.servers;

/** The modes of the story, which run on any machine. */
enum Variant {
    BLOCKING,
    POOL,
    ASYNC,
    VIRTUAL
}
