/**
 * The machine-readable form of a report. Each document has a JSON Schema next to these classes, a {@code schema} number
 * that changes when a reader could break, nanoseconds as integers, and the same bytes for the same recording.
 */
@NullMarked
package dev.awaitscope.reports.json;

import org.jspecify.annotations.NullMarked;
