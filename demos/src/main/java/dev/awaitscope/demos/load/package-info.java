/**
 * The client side of the servers' story: a load generator in a process of its own, light enough to measure the server
 * instead of itself.
 */
@NullMarked
package dev.awaitscope.demos.load;

import org.jspecify.annotations.NullMarked;
