package dev.awaitscope.demos.convoy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** Entries that take long to prepare and next to nothing to add, with one lock around the list of them. */
final class Journal {
    private final Variant variant;
    private final Duration slow;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<String> entries = new ArrayList<>();
    private int longestQueue;

    Journal(Variant variant, Duration slow) {
        this.variant = variant;
        this.slow = slow;
    }

    void write(String text) throws InterruptedException {
        switch (variant) {
            case WRONG -> {
                lock.lock();
                try {
                    add(prepare(text));
                } finally {
                    lock.unlock();
                }
            }
            case RIGHT -> {
                String entry = prepare(text);
                lock.lock();
                try {
                    add(entry);
                } finally {
                    lock.unlock();
                }
            }
        }
    }

    /** As a disk or a remote service would: by waiting. */
    private String prepare(String text) throws InterruptedException {
        Thread.sleep(slow);
        return text;
    }

    private void add(String entry) {
        entries.add(entry);
        longestQueue = Math.max(longestQueue, lock.getQueueLength());
    }

    /** Once the writers have ended. */
    int entries() {
        return entries.size();
    }

    /** The most threads that have stood behind the lock when an entry was added. */
    int longestQueue() {
        return longestQueue;
    }
}
