/**
 * Programs for the tests to trace: what they do is known in advance, and they know nothing of the agent. Not in a package
 * of the agent, whose own frames and waits are left out of recordings and reports.
 */
@NullMarked
package dev.awaitscope.workload;

import org.jspecify.annotations.NullMarked;
