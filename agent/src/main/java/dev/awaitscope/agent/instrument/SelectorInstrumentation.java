package dev.awaitscope.agent.instrument;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import dev.awaitscope.agent.bootstrap.Bridge;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** The JDK's selectors, one class per operating system. */
final class SelectorInstrumentation {
    private SelectorInstrumentation() {}

    static List<TypeHook> hooks() {
        List<TypeHook> hooks = new ArrayList<>();
        for (String name : List.of("EPollSelectorImpl", "PollSelectorImpl", "KQueueSelectorImpl",
                "WEPollSelectorImpl")) {
            hooks.add(TypeHook.of("selectors", "sun.nio.ch." + name,
                    TypeHook.advice(named("doSelect").and(takesArguments(2)), Select.class),
                    TypeHook.advice(named("wakeup").and(takesArguments(0)), Wakeup.class)));
        }
        return hooks;
    }

    static final class Select {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object selector, @Advice.Argument(1) long timeout) {
            return Bridge.select(selector, timeout);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token, @Advice.Return int readyKeys) {
            Bridge.selected(token, readyKeys);
        }
    }

    static final class Wakeup {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object selector) {
            Bridge.wakeup(selector);
        }
    }
}
