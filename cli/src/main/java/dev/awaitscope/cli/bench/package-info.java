/** Starts programs, puts them under load, and measures their processes from outside. */
@NullMarked
package dev.awaitscope.cli.bench;

import org.jspecify.annotations.NullMarked;
