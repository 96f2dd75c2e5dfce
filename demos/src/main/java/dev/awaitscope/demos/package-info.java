/**
 * Small programs, one package per story, each with a question about threads that it answers with numbers from the
 * machine it runs on. Every one runs alone with plain {@code java} and knows nothing of any tool that may be watching
 * it.
 */
@NullMarked
package dev.awaitscope.demos;

import org.jspecify.annotations.NullMarked;
