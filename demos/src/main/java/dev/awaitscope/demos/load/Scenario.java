package dev.awaitscope.demos.load;

/** The three ways in which clients come. */
enum Scenario {
    /** So many clients, each asking again as soon as it was answered. */
    CLOSED,
    /** So many requests a second, whether or not the server keeps up. */
    OPEN,
    /** So many clients at once, one request each. */
    BURST
}
