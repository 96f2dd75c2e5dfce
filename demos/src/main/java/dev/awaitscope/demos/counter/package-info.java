/** One counter, several threads: lost updates, and what each way of preventing them costs. */
@NullMarked
package dev.awaitscope.demos.counter;

import org.jspecify.annotations.NullMarked;
