/**
 * What a recording says, as one immutable model that every renderer reads: {@link dev.awaitscope.reports.RunReport}.
 * {@link dev.awaitscope.reports.Recordings} makes it from files.
 */
@NullMarked
package dev.awaitscope.reports;

import org.jspecify.annotations.NullMarked;
