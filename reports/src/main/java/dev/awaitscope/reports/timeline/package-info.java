/**
 * From events to what each thread did: waits, states, tasks, and how much went on at once. Works on primitive columns;
 * an index is the only identity.
 */
@NullMarked
package dev.awaitscope.reports.timeline;

import org.jspecify.annotations.NullMarked;
