package dev.awaitscope.agent.instrument;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import dev.awaitscope.agent.bootstrap.Bridge;
import java.util.List;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/**
 * Each mount of virtual threads: ready, mounted, unmounted. Installed only where each mount is to be recorded, so that it
 * costs nothing where not.
 */
final class MountInstrumentation {
    static final String GROUP = "virtual-slices";

    private MountInstrumentation() {}

    static List<TypeHook> hooks(int feature) {
        if (feature < 25) {
            return List.of();
        }
        return List.of(TypeHook.of(GROUP, "java.lang.VirtualThread",
                TypeHook.advice(named("submitRunContinuation").and(takesArguments(2)), Ready.class),
                TypeHook.advice(namedOneOf("externalSubmitRunContinuation", "lazySubmitRunContinuation",
                        "externalSubmitRunContinuationOrThrow"), Ready.class),
                CallSite.before(named("runContinuation"), "mount"::equals, MountInstrumentation::mounting),
                TypeHook.advice(named("afterYield").and(takesArguments(0)), AfterYield.class),
                TypeHook.advice(named("yieldContinuation").and(takesArguments(0)), Yield.class),
                TypeHook.advice(named("run").and(takesArguments(Runnable.class)), Run.class)));
    }

    private static void mounting(MethodVisitor code) {
        code.visitVarInsn(Opcodes.ALOAD, 0);
        CallSite.bridge(code, "runBegin", "(" + CallSite.OBJECT + ")V");
    }

    static final class Ready {
        @Advice.OnMethodEnter
        static void enter(@Advice.This Object thread, @Advice.FieldValue("state") int state) {
            Bridge.ready(thread, state);
        }
    }

    static final class AfterYield {
        @Advice.OnMethodEnter
        static void enter(@Advice.This Object thread, @Advice.FieldValue("state") int state) {
            Bridge.runEnd(thread, state);
        }
    }

    static final class Yield {
        @Advice.OnMethodExit(onThrowable = Throwable.class)
        static void exit(@Advice.This Object thread, @Advice.Return boolean yielded) {
            Bridge.runResumed(thread, yielded);
        }
    }

    static final class Run {
        @Advice.OnMethodExit(onThrowable = Throwable.class)
        static void exit(@Advice.This Object thread) {
            Bridge.lastRunEnd(thread);
        }
    }
}
