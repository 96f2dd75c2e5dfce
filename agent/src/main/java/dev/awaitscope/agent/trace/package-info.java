/** What the hooks do when the program calls them: the state of each thread's wait, and the events made of it. */
@NullMarked
package dev.awaitscope.agent.trace;

import org.jspecify.annotations.NullMarked;
