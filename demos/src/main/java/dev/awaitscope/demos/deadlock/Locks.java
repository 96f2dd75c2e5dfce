package dev.awaitscope.demos.deadlock;

/** What guards an account. */
enum Locks {
    REENTRANT, SYNCHRONIZED;

    /** Does something while holding both, the first before the second. {@code between} runs with only the first. */
    void holding(Account first, Account second, Runnable between, Runnable action) {
        switch (this) {
            case REENTRANT -> holdingLocks(first, second, between, action);
            case SYNCHRONIZED -> holdingMonitors(first, second, between, action);
        }
    }

    private static void holdingLocks(Account first, Account second, Runnable between, Runnable action) {
        first.lock().lock();
        try {
            between.run();
            second.lock().lock();
            try {
                action.run();
            } finally {
                second.lock().unlock();
            }
        } finally {
            first.lock().unlock();
        }
    }

    private static void holdingMonitors(Account first, Account second, Runnable between, Runnable action) {
        synchronized (first) {
            between.run();
            synchronized (second) {
                action.run();
            }
        }
    }
}
