/** A lock that is held for too long, and the queue that follows it. */
@NullMarked
package dev.awaitscope.demos.convoy;

import org.jspecify.annotations.NullMarked;
