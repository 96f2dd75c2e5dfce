package dev.awaitscope.agent.instrument;

import static dev.awaitscope.agent.instrument.BridgeCall.call;
import static dev.awaitscope.agent.instrument.Value.THIS;
import static dev.awaitscope.agent.instrument.Value.THROWN;
import static dev.awaitscope.agent.instrument.Value.TOKEN;
import static dev.awaitscope.agent.instrument.Value.constant;

import java.util.List;

/**
 * The hooks in one class.
 *
 * @param group
 *            the name under which users switch it off
 * @param typeName
 *            the class
 * @param methods
 *            the hooks; if one of them finds no method, the class is left as it is. Where several are in one method, the
 *            first of them sees its code as it was
 */
record TypeHook(String group, String typeName, List<MethodHook> methods) {

    static TypeHook of(String group, String typeName, MethodHook... methods) {
        return new TypeHook(group, typeName, List.of(methods));
    }

    /** Calls the bridge at the method's beginning. */
    static MethodHook enter(MethodMatcher matcher, BridgeCall enter) {
        return new AtEntry(matcher, enter);
    }

    /** Calls the bridge at each of the method's ends. */
    static MethodHook exit(MethodMatcher matcher, BridgeCall exit) {
        return new Around(matcher, null, exit);
    }

    /**
     * Calls the bridge at the method's beginning and at each of its ends.
     *
     * @param enter
     *            returns the token that {@code exit} takes
     */
    static MethodHook around(MethodMatcher matcher, BridgeCall enter, BridgeCall exit) {
        return new Around(matcher, enter, exit);
    }

    /** Calls the bridge when an object of the class has been made, by whichever constructor. */
    static MethodHook made(BridgeCall call) {
        return new AtReturn(MethodMatcher.constructors(), call);
    }

    /** All that the method waits for is one wait of this kind, on the object itself. */
    static MethodHook scope(MethodMatcher matcher, int kind) {
        return around(matcher, call("enter", THIS, constant(kind)), call("exit", TOKEN));
    }

    /** The method itself is the wait: it ends with the method. */
    static MethodHook blocking(MethodMatcher matcher, BridgeCall block) {
        return around(matcher, block, call("resume", TOKEN, THROWN));
    }

    /** As {@link #blocking}, where a virtual thread may park inside or keep its carrier. */
    static MethodHook blockingInNative(MethodMatcher matcher, BridgeCall block) {
        return around(matcher, block, call("resumeFromNative", TOKEN, THROWN));
    }
}
