package dev.awaitscope.agent.instrument;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.not;

import dev.awaitscope.agent.bootstrap.Bridge;
import dev.awaitscope.agent.bootstrap.WaitKind;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatcher;
import org.jspecify.annotations.Nullable;

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
        ElementMatcher<MethodDescription> blocking = not(isAbstract()).and(namedOneOf("put", "take", "offer", "poll",
                "putFirst", "putLast", "takeFirst", "takeLast", "offerFirst", "offerLast", "pollFirst", "pollLast"));
        for (String name : List.of("ArrayBlockingQueue", "LinkedBlockingQueue", "LinkedBlockingDeque",
                "PriorityBlockingQueue", "DelayQueue")) {
            hooks.add(TypeHook.of(GROUP, CONCURRENT + name,
                    CallSite.before(blocking, callee -> callee.startsWith("await"),
                            code -> CallSite.enterLate(code, WaitKind.QUEUE)),
                    TypeHook.advice(blocking, SynchronizerInstrumentation.Leave.class)));
        }
        hooks.add(TypeHook.of(GROUP, CONCURRENT + "SynchronousQueue", TypeHook.advice(
                feature >= 21 ? named("xfer") : namedOneOf("put", "take", "offer", "poll"), Transfer.class)));
        hooks.add(TypeHook.of(GROUP, CONCURRENT + "LinkedTransferQueue",
                TypeHook.advice(named("xfer"), Transfer.class)));
        return hooks;
    }

    static final class Transfer {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object queue) {
            return Bridge.enter(queue, WaitKind.QUEUE);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            Bridge.exit(token);
        }
    }
}
