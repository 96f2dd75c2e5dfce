/** A blocking call on an event loop, and the same call handed to other threads. */
@NullMarked
package dev.awaitscope.demos.offload;

import org.jspecify.annotations.NullMarked;
