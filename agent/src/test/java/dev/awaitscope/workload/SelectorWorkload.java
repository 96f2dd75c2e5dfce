package dev.awaitscope.workload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The thread {@code loop} selects three times: woken up by {@code waker}, until a time-out, and until a byte comes. */
public final class SelectorWorkload {
    private static final int MILLIS = 30;

    private volatile int selections;

    private SelectorWorkload() {}

    /** Prints how many keys each selection had. */
    public static void main(String[] args) throws Exception {
        SelectorWorkload workload = new SelectorWorkload();
        try (Selector selector = Selector.open()) {
            Pipe pipe = Pipe.open();
            pipe.source().configureBlocking(false);
            pipe.source().register(selector, SelectionKey.OP_READ);
            Thread loop = new Thread(() -> workload.loop(selector), "loop");
            Thread waker = new Thread(() -> workload.wake(selector, pipe), "waker");
            loop.start();
            waker.start();
            loop.join();
            waker.join();
            pipe.source().close();
            pipe.sink().close();
        }
    }

    private void loop(Selector selector) {
        try {
            selections = 1;
            int woken = selector.select();
            int timedOut = selector.select(MILLIS);
            selections = 3;
            int ready = selector.select();
            // Only looks: no wait.
            selector.selectNow();
            System.out.println(woken + " " + timedOut + " " + ready);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void wake(Selector selector, Pipe pipe) {
        try {
            await(1);
            selector.wakeup();
            await(3);
            pipe.sink().write(ByteBuffer.wrap(new byte[] {1}));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void await(int number) {
        while (selections != number) {
            LockSupport.parkNanos(200_000);
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(MILLIS));
    }
}
