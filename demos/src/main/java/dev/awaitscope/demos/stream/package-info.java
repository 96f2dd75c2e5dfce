/** Asynchronous iteration and an asynchronous resource: who asks for the next item, and who closes. */
@NullMarked
package dev.awaitscope.demos.stream;

import org.jspecify.annotations.NullMarked;
