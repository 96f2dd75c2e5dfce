/** Columns of primitives that leave the heap when they outgrow it, and how they are sorted. */
@NullMarked
package dev.awaitscope.reports.column;

import org.jspecify.annotations.NullMarked;
