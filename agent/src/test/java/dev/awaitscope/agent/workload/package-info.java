/** Programs for the tests to trace: what they do is known in advance, and they know nothing of the agent. */
@NullMarked
package dev.awaitscope.agent.workload;

import org.jspecify.annotations.NullMarked;
