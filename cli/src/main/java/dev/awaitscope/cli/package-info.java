/** The command line: one class per command, which parses, calls and prints. What is computed, others compute. */
@NullMarked
package dev.awaitscope.cli;

import org.jspecify.annotations.NullMarked;
