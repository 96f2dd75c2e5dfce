package dev.awaitscope.agent.instrument;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import dev.awaitscope.agent.bootstrap.Bridge;
import dev.awaitscope.agent.bootstrap.WaitKind;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.jspecify.annotations.Nullable;

/**
 * Virtual threads: start, run, join, and their waits for monitors (JEP 491), which only their carriers see. Names and
 * states differ between releases, hence the hooks in the scheduling are only for the releases they were made for.
 */
final class VirtualThreadInstrumentation {
    private static final String TYPE = "java.lang.VirtualThread";

    private VirtualThreadInstrumentation() {}

    static List<TypeHook> hooks(int feature) {
        List<TypeHook> hooks = new ArrayList<>();
        if (feature >= 21) {
            hooks.add(TypeHook.of("virtual-threads", TYPE,
                    TypeHook.advice(named("joinNanos").and(takesArguments(long.class)), Join.class),
                    TypeHook.advice(named("start").and(takesArguments(1)), Start.class),
                    TypeHook.advice(named("run").and(takesArguments(Runnable.class)), Run.class)));
        }
        if (feature >= 25) {
            hooks.add(TypeHook.of("virtual-monitors", TYPE,
                    TypeHook.advice(named("afterYield").and(takesArguments(0)), AfterYield.class),
                    CallSite.before(named("runContinuation"), "mount"::equals,
                            VirtualThreadInstrumentation::mounting)));
        }
        return hooks;
    }

    /** The first local variable is the state out of which the thread is mounted. */
    private static void mounting(MethodVisitor code) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        code.visitVarInsn(Opcodes.ILOAD, 1);
        CallSite.bridge(code, "mounting", "(" + CallSite.OBJECT + "I)V");
    }

    static final class Join {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object thread) {
            return Bridge.enter(thread, WaitKind.JOIN);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            Bridge.exit(token);
        }
    }

    static final class Start {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object thread, @Advice.Argument(0) Object container) {
            Bridge.virtualThreadStart(thread, container);
        }
    }

    static final class Run {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object thread, @Advice.Argument(0) Object task) {
            return Bridge.virtualThreadRun(thread, task);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.This Object thread, @Advice.Enter @Nullable Object token) {
            Bridge.virtualThreadEnd(thread, token);
        }
    }

    static final class AfterYield {
        @Advice.OnMethodEnter
        static void enter(@Advice.This Object thread, @Advice.FieldValue("state") int state) {
            Bridge.unmounted(thread, state);
        }
    }
}
