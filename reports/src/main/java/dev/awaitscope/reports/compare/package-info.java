/**
 * Several runs of the same work side by side: what was measured in each, by how much they differ, with what noise, and
 * why. Pure data and arithmetic; who measured it and how it is drawn is for others.
 */
@NullMarked
package dev.awaitscope.reports.compare;

import org.jspecify.annotations.NullMarked;
