/** What the operating system knows of the program's threads. */
@NullMarked
package dev.awaitscope.agent.os;

import org.jspecify.annotations.NullMarked;
