/** Five philosophers, five forks: a deadlock of a whole table. */
@NullMarked
package dev.awaitscope.demos.philosophers;

import org.jspecify.annotations.NullMarked;
