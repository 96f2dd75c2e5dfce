package dev.awaitscope.agent.instrument;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import dev.awaitscope.agent.bootstrap.Bridge;
import dev.awaitscope.agent.bootstrap.WaitKind;
import java.util.List;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Tasks of thread pools: submit, start and end, and the time in which a worker has none. Start and end are hooked in
 * front of the calls of {@code beforeExecute} and {@code afterExecute}, which a pool's subclass may override.
 */
final class TaskInstrumentation {
    private static final String CONCURRENT = "java.util.concurrent.";

    private TaskInstrumentation() {}

    static List<TypeHook> hooks(int feature) {
        return List.of(
                TypeHook.of("tasks", CONCURRENT + "ThreadPoolExecutor",
                        TypeHook.advice(named("execute").and(takesArguments(Runnable.class)), Submit.class),
                        TypeHook.advice(named("getTask").and(takesArguments(0)), Idle.class),
                        CallSite.before(named("runWorker"), "beforeExecute"::equals, TaskInstrumentation::start),
                        CallSite.before(named("runWorker"), "afterExecute"::equals, TaskInstrumentation::end)),
                TypeHook.of("tasks", CONCURRENT + "ScheduledThreadPoolExecutor",
                        TypeHook.advice(namedOneOf("delayedExecute", "reExecutePeriodic"), Submit.class)),
                TypeHook.of("tasks", CONCURRENT + "ForkJoinPool",
                        feature >= 22
                                ? TypeHook.advice(named("poolSubmit"), PoolSubmit.class)
                                : TypeHook.advice(named("externalSubmit"), ExternalSubmit.class),
                        TypeHook.advice(named("awaitWork"), Idle.class)),
                TypeHook.of("tasks", CONCURRENT + "ForkJoinTask",
                        TypeHook.advice(named("doExec").and(takesArguments(0)), Execute.class)));
    }

    /** On the stack: pool, thread, task. */
    private static void start(MethodVisitor code) {
        code.visitInsn(Opcodes.DUP);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitInsn(Opcodes.SWAP);
        CallSite.bridge(code, "taskStart", "(" + CallSite.OBJECT + CallSite.OBJECT + ")V");
    }

    /** On the stack: pool, task, what was thrown. */
    private static void end(MethodVisitor code) {
        code.visitInsn(Opcodes.DUP2);
        CallSite.bridge(code, "taskEnd", "(" + CallSite.OBJECT + CallSite.OBJECT + ")V");
    }

    static final class Submit {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object pool, @Advice.Argument(0) @Nullable Object task) {
            Bridge.taskSubmit(pool, task);
        }
    }

    static final class Idle {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object pool) {
            return Bridge.enter(pool, WaitKind.IDLE);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            Bridge.exit(token);
        }
    }

    static final class PoolSubmit {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object pool, @Advice.Argument(1) @Nullable Object task) {
            Bridge.forkJoinSubmit(pool, task);
        }
    }

    static final class ExternalSubmit {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object pool, @Advice.Argument(0) @Nullable Object task) {
            Bridge.forkJoinSubmit(pool, task);
        }
    }

    static final class Execute {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object task) {
            return Bridge.forkJoinStart(task);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.This Object task, @Advice.Enter @Nullable Object token) {
            Bridge.forkJoinEnd(task, token);
        }
    }
}
