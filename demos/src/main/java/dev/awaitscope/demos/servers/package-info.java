/** One small web server, run by one blocking thread, by a pool, by an event loop and by virtual threads. */
@NullMarked
package dev.awaitscope.demos.servers;

import org.jspecify.annotations.NullMarked;
