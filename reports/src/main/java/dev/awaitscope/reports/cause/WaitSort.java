package dev.awaitscope.reports.cause;

import dev.awaitscope.reports.WaitKind;
import org.jspecify.annotations.Nullable;

/**
 * What waits of one sort have in common.
 *
 * @param kind
 *            what was waited for
 * @param blocker
 *            class of it; null where there is none
 * @param site
 *            place in the program; null where none was recorded
 */
public record WaitSort(WaitKind kind, @Nullable String blocker, @Nullable String site) {}
