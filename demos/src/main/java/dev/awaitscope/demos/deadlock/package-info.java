/** Two threads, two locks, and the order in which they are taken. */
@NullMarked
package dev.awaitscope.demos.deadlock;

import org.jspecify.annotations.NullMarked;
