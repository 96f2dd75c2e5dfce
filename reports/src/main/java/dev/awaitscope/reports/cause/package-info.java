/** From what threads did to why: waits summed by what they were for, queueing of pools, and a verdict in words. */
@NullMarked
package dev.awaitscope.reports.cause;

import org.jspecify.annotations.NullMarked;
