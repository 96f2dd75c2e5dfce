/**
 * How many primes are there in a range, asked in six ways: what parallelism buys, and how a benchmark can measure
 * nothing at all.
 */
@NullMarked
package dev.awaitscope.demos.primes;

import org.jspecify.annotations.NullMarked;
