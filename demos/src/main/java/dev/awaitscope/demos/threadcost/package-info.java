/** What a thread costs to start, to switch to and to keep: of the operating system, of a pool, of the JVM. */
@NullMarked
package dev.awaitscope.demos.threadcost;

import org.jspecify.annotations.NullMarked;
