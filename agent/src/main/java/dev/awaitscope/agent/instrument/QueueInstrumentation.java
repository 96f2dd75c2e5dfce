package dev.awaitscope.agent.instrument;

import static dev.awaitscope.agent.instrument.MethodMatcher.named;
import static dev.awaitscope.agent.instrument.TypeHook.scope;

import dev.awaitscope.agent.bootstrap.WaitKind;
import java.util.ArrayList;
import java.util.List;

/**
 * Blocking queues. Most wait with conditions of a lock: only the calls of {@code await} are hooked, so that an element
 * taken at once costs one look-up. The transferring ones have a way of their own.
 */
final class QueueInstrumentation {
    private static final String GROUP = "queues";
    private static final String CONCURRENT = "java.util.concurrent.";

    private QueueInstrumentation() {}

    static List<TypeHook> hooks(int feature) {
        List<TypeHook> hooks = new ArrayList<>();
        MethodMatcher blocking = named("put", "take", "offer", "poll", "putFirst", "putLast", "takeFirst", "takeLast",
                "offerFirst", "offerLast", "pollFirst", "pollLast");
        for (String name : List.of("ArrayBlockingQueue", "LinkedBlockingQueue", "LinkedBlockingDeque",
                "PriorityBlockingQueue", "DelayQueue")) {
            hooks.add(TypeHook.of(GROUP, CONCURRENT + name, CallSite.enterLate(blocking, "await", WaitKind.QUEUE),
                    SynchronizerInstrumentation.leave(blocking)));
        }
        hooks.add(TypeHook.of(GROUP, CONCURRENT + "SynchronousQueue",
                scope(feature >= 21 ? named("xfer") : named("put", "take", "offer", "poll"), WaitKind.QUEUE)));
        hooks.add(TypeHook.of(GROUP, CONCURRENT + "LinkedTransferQueue", scope(named("xfer"), WaitKind.QUEUE)));
        return hooks;
    }
}
