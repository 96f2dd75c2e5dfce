/** Waits that overlap and waits that do not: the sum against the maximum. */
@NullMarked
package dev.awaitscope.demos.factorial;

import org.jspecify.annotations.NullMarked;
