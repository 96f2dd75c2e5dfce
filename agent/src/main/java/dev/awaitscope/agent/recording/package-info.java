/** The life of a recording: options, start, what it says about itself, and its end. */
@NullMarked
package dev.awaitscope.agent.recording;

import org.jspecify.annotations.NullMarked;
