package dev.awaitscope.demos.counter;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A number that several threads add one to. Each way of doing it has a loop of its own: were there one loop which calls
 * an {@code increment()} of six classes, the compiler could inline none of them and the times would be those of the
 * call.
 */
sealed interface Counter {

    /** Adds one, so many times. */
    void increment(int times);

    /** The sum, right once every incrementing thread has been joined. */
    long value();

    /** Wrong: load, add and store are three steps, and another thread's store may fall between them. */
    final class Unsynchronized implements Counter {
        private long counter;

        @Override
        public void increment(int times) {
            for (int i = 0; i < times; i++) {
                counter += 1;
            }
        }

        @Override
        public long value() {
            return counter;
        }
    }

    /** Wrong too: each load and store is seen by all at once, but they are still two. */
    final class Volatile implements Counter {
        private volatile long counter;

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // the mistake this class is about
        public void increment(int times) {
            for (int i = 0; i < times; i++) {
                counter += 1;
            }
        }

        @Override
        public long value() {
            return counter;
        }
    }

    final class Synchronized implements Counter {
        private long counter;

        @Override
        public void increment(int times) {
            for (int i = 0; i < times; i++) {
                synchronized (this) {
                    counter += 1;
                }
            }
        }

        @Override
        public synchronized long value() {
            return counter;
        }
    }

    final class Locked implements Counter {
        private final Lock lock = new ReentrantLock();
        private long counter;

        @Override
        public void increment(int times) {
            for (int i = 0; i < times; i++) {
                lock.lock();
                try {
                    counter += 1;
                } finally {
                    lock.unlock();
                }
            }
        }

        @Override
        public long value() {
            return counter;
        }
    }

    final class Atomic implements Counter {
        private final AtomicLong counter = new AtomicLong();

        @Override
        public void increment(int times) {
            for (int i = 0; i < times; i++) {
                counter.incrementAndGet();
            }
        }

        @Override
        public long value() {
            return counter.get();
        }
    }

    final class Adder implements Counter {
        private final LongAdder counter = new LongAdder();

        @Override
        public void increment(int times) {
            for (int i = 0; i < times; i++) {
                counter.increment();
            }
        }

        @Override
        public long value() {
            return counter.sum();
        }
    }
}
