/** Work that cannot start because all who could run it wait or are busy. */
@NullMarked
package dev.awaitscope.demos.starvation;

import org.jspecify.annotations.NullMarked;
