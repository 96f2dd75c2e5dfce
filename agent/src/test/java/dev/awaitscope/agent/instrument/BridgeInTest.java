package dev.awaitscope.agent.instrument;

import org.jspecify.annotations.Nullable;

/** Takes the bridge's place in classes that {@link WovenLoader} loads, and keeps what it is called with. */
public final class BridgeInTest {
    private BridgeInTest() {}

    public static Object select(Object selector, long timeout) {
        add("enter " + selector.getClass().getSimpleName() + " " + timeout);
        return "token";
    }

    public static void selected(@Nullable Object token, int returned) {
        add("exit " + token + " " + returned);
    }

    public static @Nullable Object park(@Nullable Object blocker, long nanos) {
        add("park " + blocker + " " + nanos);
        return "token";
    }

    public static void resume(@Nullable Object token, @Nullable Throwable thrown) {
        add("resume " + token + " " + (thrown == null ? null : thrown.getMessage()));
    }

    public static void leave(Object blocker) {
        add("leave " + blocker.getClass().getSimpleName());
    }

    private static void add(String call) {
        SeenCalls.add(call);
    }
}
