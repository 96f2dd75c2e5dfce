package dev.awaitscope.agent.instrument;

import static dev.awaitscope.agent.instrument.BridgeCall.call;
import static dev.awaitscope.agent.instrument.MethodMatcher.named;
import static dev.awaitscope.agent.instrument.TypeHook.around;
import static dev.awaitscope.agent.instrument.TypeHook.blocking;
import static dev.awaitscope.agent.instrument.TypeHook.enter;
import static dev.awaitscope.agent.instrument.TypeHook.scope;
import static dev.awaitscope.agent.instrument.Value.NO_TIMEOUT;
import static dev.awaitscope.agent.instrument.Value.THIS;
import static dev.awaitscope.agent.instrument.Value.TOKEN;
import static dev.awaitscope.agent.instrument.Value.argument;
import static dev.awaitscope.agent.instrument.Value.constant;

import dev.awaitscope.agent.bootstrap.WaitKind;
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
        return List.of(
                TypeHook.of(GROUP, CONCURRENT + "ThreadPoolExecutor",
                        enter(named("execute").taking(Runnable.class), submit),
                        scope(named("getTask").taking(), WaitKind.IDLE),
                        CallSite.before(named("runWorker"), "beforeExecute", TaskInstrumentation::start),
                        CallSite.before(named("runWorker"), "afterExecute", TaskInstrumentation::end)),
                TypeHook.of(GROUP, CONCURRENT + "ScheduledThreadPoolExecutor",
                        enter(named("delayedExecute", "reExecutePeriodic"), submit)),
                TypeHook.of(GROUP, CONCURRENT + "ForkJoinPool",
                        feature >= 22
                                ? enter(named("poolSubmit"), call("forkJoinSubmit", THIS, argument(1)))
                                : enter(named("externalSubmit"), call("forkJoinSubmit", THIS, argument(0))),
                        // Since JDK 22 a worker parks by itself in there, where no other hook sees it.
                        blocking(named("awaitWork"), call("block", THIS, constant(WaitKind.IDLE), NO_TIMEOUT))),
                TypeHook.of(GROUP, CONCURRENT + "ForkJoinTask", around(named("doExec").taking(),
                        call("forkJoinStart", THIS), call("forkJoinEnd", THIS, TOKEN))));
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
