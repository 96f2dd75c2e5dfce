/**
 * From files to events: finds and checks chunks, repairs damaged ones, and reads each as a stream of
 * {@link dev.awaitscope.reports.recording.TracedEvent}.
 */
@NullMarked
package dev.awaitscope.reports.recording;

import org.jspecify.annotations.NullMarked;
