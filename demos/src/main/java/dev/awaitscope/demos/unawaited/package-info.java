/** Futures that nobody waits for: lost work, lost failures, lost hope. */
@NullMarked
package dev.awaitscope.demos.unawaited;

import org.jspecify.annotations.NullMarked;
