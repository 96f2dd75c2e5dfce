/** Functions that stop in the middle and go on later: by themselves at a yield, or by force at any time. */
@NullMarked
package dev.awaitscope.demos.coroutine;

import org.jspecify.annotations.NullMarked;
