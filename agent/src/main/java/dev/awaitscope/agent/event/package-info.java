/**
 * The JFR events of the agent, one class per concept: the single place where an event's name, label, description and
 * units are written. Readers depend on these classes for the names.
 */
@NullMarked
package dev.awaitscope.agent.event;

import org.jspecify.annotations.NullMarked;
