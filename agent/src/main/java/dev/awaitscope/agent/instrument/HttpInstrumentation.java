package dev.awaitscope.agent.instrument;

import static net.bytebuddy.matcher.ElementMatchers.isSynthetic;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.not;

import dev.awaitscope.agent.bootstrap.Bridge;
import dev.awaitscope.agent.bootstrap.WaitKind;
import java.util.List;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** {@code HttpClient.send}, which waits for a future of its own. */
final class HttpInstrumentation {
    private HttpInstrumentation() {}

    static List<TypeHook> hooks() {
        return List.of(TypeHook.of("http", "jdk.internal.net.http.HttpClientImpl",
                TypeHook.advice(named("send").and(not(isSynthetic())), Send.class)));
    }

    static final class Send {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.This Object client) {
            return Bridge.enter(client, WaitKind.HTTP);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object token) {
            Bridge.exit(token);
        }
    }
}
