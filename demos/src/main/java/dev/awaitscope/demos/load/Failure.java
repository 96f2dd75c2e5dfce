package dev.awaitscope.demos.load;

/** Why a request got no right answer. */
enum Failure {
    /** Refused, or no way to the server. */
    CONNECT,
    /** Connected, then cut off by the server. */
    RESET,
    /** Closed by the server before the whole answer was there. */
    CLOSED,
    /** An answer, but not of status 200, or not HTTP. */
    STATUS,
    /** Status 200 with another body than the expected one. */
    BODY,
    /** No whole answer in time. */
    TIMEOUT,
    /** Not the server's doing: this machine had no port or no file descriptor left for the client. */
    LOCAL
}
