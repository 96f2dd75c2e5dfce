/** What the application's class path shows of the agent: its entry, and the loader that hides the rest. */
@NullMarked
package dev.awaitscope.agent;

import org.jspecify.annotations.NullMarked;
