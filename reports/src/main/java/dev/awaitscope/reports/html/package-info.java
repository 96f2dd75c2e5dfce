/**
 * Reports and comparisons as one self-contained HTML file each: no request, scripts and styles allowed by their hashes,
 * recorded strings only as escaped text or as data.
 */
@NullMarked
package dev.awaitscope.reports.html;

import org.jspecify.annotations.NullMarked;
