package dev.awaitscope.agent.instrument;

import static dev.awaitscope.agent.instrument.MethodMatcher.named;
import static dev.awaitscope.agent.instrument.TypeHook.scope;

import dev.awaitscope.agent.bootstrap.WaitKind;
import java.util.List;

/** {@code HttpClient.send}, which waits for a future of its own. */
final class HttpInstrumentation {
    private HttpInstrumentation() {}

    static List<TypeHook> hooks() {
        return List.of(TypeHook.of("http", "jdk.internal.net.http.HttpClientImpl",
                scope(named("send"), WaitKind.HTTP)));
    }
}
