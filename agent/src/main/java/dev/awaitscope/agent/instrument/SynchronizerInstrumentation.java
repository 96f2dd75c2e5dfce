package dev.awaitscope.agent.instrument;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.nameStartsWith;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import dev.awaitscope.agent.bootstrap.Bridge;
import dev.awaitscope.agent.bootstrap.WaitKind;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Locks, conditions, latches and semaphores, all made of {@code AbstractQueuedSynchronizer}; barriers, phasers,
 * exchangers and stamped locks, which have ways of their own. Hooked where the fast path has failed.
 */
final class SynchronizerInstrumentation {
    private static final String GROUP = "synchronizers";
    private static final String LOCKS = "java.util.concurrent.locks.";

    private SynchronizerInstrumentation() {}

    static List<TypeHook> hooks() {
        List<TypeHook> hooks = new ArrayList<>();
        for (String name : List.of("AbstractQueuedSynchronizer", "AbstractQueuedLongSynchronizer")) {
            hooks.add(TypeHook.of(GROUP, LOCKS + name,
                    TypeHook.advice(named("acquire").and(takesArguments(6)), Acquire.class),
                    TypeHook.advice(named("enqueue").and(takesArguments(1)), Enqueue.class)));
            hooks.add(TypeHook.of(GROUP, LOCKS + name + "$ConditionObject",
                    TypeHook.advice(nameStartsWith("await"), Await.class)));
        }
        hooks.add(TypeHook.of(GROUP, LOCKS + "StampedLock",
                TypeHook.advice(named("acquireRead").or(named("acquireWrite")), Acquire.class)));
        hooks.add(TypeHook.of(GROUP, "java.util.concurrent.CyclicBarrier",
                CallSite.before(named("dowait"), name -> name.startsWith("await"),
                        code -> CallSite.enterLate(code, WaitKind.BARRIER)),
                TypeHook.advice(named("dowait"), Leave.class)));
        hooks.add(TypeHook.of(GROUP, "java.util.concurrent.Phaser",
                TypeHook.advice(named("internalAwaitAdvance"), AwaitAdvance.class)));
        hooks.add(TypeHook.of(GROUP, "java.util.concurrent.Exchanger",
                TypeHook.advice(named("exchange"), Exchange.class)));
        return hooks;
    }

    static final class Acquire {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object synchronizer) {
            return Bridge.enter(synchronizer, WaitKind.BY_BLOCKER);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            Bridge.exit(token);
        }
    }

    /** A signalled node moves from the condition's queue to the lock's. */
    static final class Enqueue {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) @Nullable Object node) {
            Bridge.signal(node);
        }
    }

    static final class Await {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object condition) {
            return Bridge.enter(condition, WaitKind.CONDITION);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            Bridge.exit(token);
        }
    }

    static final class AwaitAdvance {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object phaser) {
            return Bridge.enter(phaser, WaitKind.PHASER);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            Bridge.exit(token);
        }
    }

    static final class Exchange {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object exchanger) {
            return Bridge.enter(exchanger, WaitKind.EXCHANGER);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            Bridge.exit(token);
        }
    }

    /** The end of a method whose slow path may have entered a scope. */
    static final class Leave {
        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.This Object blocker) {
            Bridge.leave(blocker);
        }
    }
}
