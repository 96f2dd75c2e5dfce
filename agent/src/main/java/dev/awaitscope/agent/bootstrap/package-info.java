/**
 * What instrumented code calls. These classes live in the boot loader, where every class can see them, and know
 * {@code java.base} only.
 */
@NullMarked
package dev.awaitscope.agent.bootstrap;

import org.jspecify.annotations.NullMarked;
