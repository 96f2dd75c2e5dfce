package dev.awaitscope.agent.trace;

import java.util.function.Predicate;

/**
 * Which waits are recorded, and how.
 *
 * @param minimumNanos
 *            shorter waits are counted and summed only
 * @param stackNanos
 *            waits at least this long get a stack trace
 * @param threads
 *            accepts the threads that are recorded
 * @param jvmThreads
 *            accepts those that are no part of the program, all of them not recorded: the JVM's, JFR's, our own
 */
public record Limits(long minimumNanos, long stackNanos, Predicate<Thread> threads, Predicate<Thread> jvmThreads) {}
