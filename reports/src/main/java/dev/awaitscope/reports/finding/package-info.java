/**
 * What is worth knowing about a run, one class per sort of finding: when it is found, what it says, what it teaches.
 * {@link dev.awaitscope.reports.finding.Findings} lists them.
 */
@NullMarked
package dev.awaitscope.reports.finding;

import org.jspecify.annotations.NullMarked;
