package dev.awaitscope.agent.instrument;

import static dev.awaitscope.agent.instrument.BridgeCall.call;
import static dev.awaitscope.agent.instrument.MethodMatcher.named;
import static dev.awaitscope.agent.instrument.TypeHook.around;
import static dev.awaitscope.agent.instrument.TypeHook.blocking;
import static dev.awaitscope.agent.instrument.TypeHook.enter;
import static dev.awaitscope.agent.instrument.TypeHook.exit;
import static dev.awaitscope.agent.instrument.TypeHook.scope;
import static dev.awaitscope.agent.instrument.Value.NO_TIMEOUT;
import static dev.awaitscope.agent.instrument.Value.THIS;
import static dev.awaitscope.agent.instrument.Value.THROWN;
import static dev.awaitscope.agent.instrument.Value.TOKEN;
import static dev.awaitscope.agent.instrument.Value.argument;
import static dev.awaitscope.agent.instrument.Value.constant;

import dev.awaitscope.agent.bootstrap.WaitKind;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Tasks of thread pools: submit, start and end, and the time in which a worker has none. Start and end are hooked in
 * front of the calls of {@code beforeExecute} and {@code afterExecute}, which a pool's subclass may override.
 */
final class TaskInstrumentation {
    private static final String GROUP = "tasks";
    private static final String CONCURRENT = "java.util.concurrent.";

    private TaskInstrumentation() {}

    static List<TypeHook> hooks(int feature) {
        BridgeCall submit = call("taskSubmit", THIS, argument(0));
        List<TypeHook> hooks = new ArrayList<>(List.of(
                TypeHook.of(GROUP, CONCURRENT + "ThreadPoolExecutor",
                        enter(named("execute").taking(Runnable.class), submit),
                        enter(named("reject").taking(Runnable.class), call("taskReject", THIS, argument(0))),
                        scope(named("getTask").taking(), WaitKind.IDLE),
                        CallSite.before(named("runWorker"), "beforeExecute", TaskInstrumentation::start),
                        CallSite.before(named("runWorker"), "afterExecute", TaskInstrumentation::end)),
                TypeHook.of(GROUP, CONCURRENT + "ThreadPoolExecutor$CallerRunsPolicy",
                        around(named("rejectedExecution"), call("callerStart", argument(1), argument(0)),
                                call("callerEnd", argument(0), TOKEN, THROWN))),
                TypeHook.of(GROUP, CONCURRENT + "ScheduledThreadPoolExecutor",
                        enter(named("delayedExecute", "reExecutePeriodic"), submit)),
                forkJoin(feature),
                TypeHook.of(GROUP, CONCURRENT + "ForkJoinTask", around(named("doExec").taking(),
                        call("forkJoinStart", THIS), call("forkJoinEnd", THIS, TOKEN)))));
        if (feature >= 25) {
            hooks.add(TypeHook.of(GROUP, CONCURRENT + "DelayScheduler",
                    enter(named("pend"), call("scheduled", argument(0)))));
        } else {
            hooks.addAll(threadPerTask());
        }
        return hooks;
    }

    private static TypeHook forkJoin(int feature) {
        // Since JDK 22 a worker parks by itself in there, where no other hook sees it.
        MethodHook idle = blocking(named("awaitWork"), call("block", THIS, constant(WaitKind.IDLE), NO_TIMEOUT));
        Value task = argument(feature >= 22 ? 1 : 0);
        MethodMatcher submit = named(feature >= 22 ? "poolSubmit" : "externalSubmit");
        return TypeHook.of(GROUP, CONCURRENT + "ForkJoinPool", enter(submit, call("forkJoinSubmit", THIS, task)),
                exit(submit, call("forkJoinSubmitted", THIS, task, THROWN)), idle);
    }

    /** Where the common pool would have one thread, {@code CompletableFuture} makes one for each task instead. */
    private static List<TypeHook> threadPerTask() {
        String future = CONCURRENT + "CompletableFuture$";
        MethodHook run = around(named("run"), call("asyncStart", THIS), call("asyncEnd", THIS, TOKEN));
        return List.of(
                TypeHook.of(GROUP, future + "ThreadPerTaskExecutor",
                        enter(named("execute"), call("threadPerTask", THIS, argument(0)))),
                TypeHook.of(GROUP, future + "AsyncSupply", run),
                TypeHook.of(GROUP, future + "AsyncRun", run),
                TypeHook.of(GROUP, future + "Completion", run));
    }

    /** On the stack: pool, thread, task. */
    private static void start(MethodVisitor code) {
        code.visitInsn(Opcodes.DUP);
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitInsn(Opcodes.SWAP);
        BridgeCall.emit(code, "taskStart");
    }

    /** On the stack: pool, task, what was thrown. */
    private static void end(MethodVisitor code) {
        code.visitInsn(Opcodes.DUP2);
        BridgeCall.emit(code, "taskEnd");
    }
}
