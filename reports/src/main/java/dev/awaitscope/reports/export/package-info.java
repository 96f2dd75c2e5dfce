/** A run in the formats of other tools: Perfetto, flame graphs, spreadsheets, programs. */
@NullMarked
package dev.awaitscope.reports.export;

import org.jspecify.annotations.NullMarked;
