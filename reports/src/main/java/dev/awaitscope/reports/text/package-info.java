/** The report as plain text for terminals and pipes. */
@NullMarked
package dev.awaitscope.reports.text;

import org.jspecify.annotations.NullMarked;
