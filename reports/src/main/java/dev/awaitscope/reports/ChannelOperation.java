package dev.awaitscope.reports;

import org.jspecify.annotations.Nullable;

/**
 * An operation of an asynchronous channel, from submit to completion.
 *
 * @param operation
 *            read, write, accept or connect
 * @param channelClass
 *            class of the channel
 * @param channelId
 *            its identity hash code
 * @param submitter
 *            index of the thread that asked for it, -1 where it is not known or left out
 * @param thread
 *            index of the thread that completed it, -1 for one that is left out
 * @param startNanos
 *            when it was asked for
 * @param endNanos
 *            when it was complete
 * @param bytes
 *            bytes read or written, -1 where there are none
 * @param failureClass
 *            class of what it failed with, null where it did not
 */
public record ChannelOperation(String operation, @Nullable String channelClass, int channelId, int submitter,
        int thread, long startNanos, long endNanos, long bytes, @Nullable String failureClass) {}
