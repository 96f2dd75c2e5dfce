package dev.awaitscope.agent.recording;

import dev.awaitscope.agent.trace.TraceHandler;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/** Waits once and looks whether that was seen: hooks that are in place and not called would look like a quiet program. */
final class SelfCheck {
    private SelfCheck() {}

    static void run(TraceHandler handler, SelfDescription description) {
        AtomicBoolean seen = new AtomicBoolean();
        Thread thread = new Thread(() -> {
            LockSupport.parkNanos(1);
            seen.set(handler.knows(Thread.currentThread()));
        }, "awaitscope-check");
        thread.setDaemon(true);
        thread.start();
        // Not joined: that would be a wait of the program's main thread in the recording.
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        while (thread.isAlive() && System.nanoTime() - deadline < 0) {
            Thread.onSpinWait();
        }
        if (!seen.get()) {
            description.limit("self-check", "off", "a wait of the agent's own was not seen");
            Console.say("the hooks are installed but not called: waits will be missing");
        }
    }
}
