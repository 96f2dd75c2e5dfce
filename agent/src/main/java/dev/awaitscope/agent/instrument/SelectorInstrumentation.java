package dev.awaitscope.agent.instrument;

import static dev.awaitscope.agent.instrument.BridgeCall.call;
import static dev.awaitscope.agent.instrument.MethodMatcher.named;
import static dev.awaitscope.agent.instrument.TypeHook.around;
import static dev.awaitscope.agent.instrument.TypeHook.enter;
import static dev.awaitscope.agent.instrument.Value.RETURNED;
import static dev.awaitscope.agent.instrument.Value.THIS;
import static dev.awaitscope.agent.instrument.Value.TOKEN;
import static dev.awaitscope.agent.instrument.Value.argument;

import java.util.ArrayList;
import java.util.List;

/** The JDK's selectors, one class per operating system. */
final class SelectorInstrumentation {
    private SelectorInstrumentation() {}

    static List<TypeHook> hooks() {
        List<TypeHook> hooks = new ArrayList<>();
        for (String name : List.of("EPollSelectorImpl", "PollSelectorImpl", "KQueueSelectorImpl",
                "WEPollSelectorImpl")) {
            // Within doSelect a function of the program may run for each key: the wait is over before that.
            hooks.add(TypeHook.of("selectors", "sun.nio.ch." + name,
                    CallSite.before(named("doSelect").taking(2), "processEvents",
                            code -> BridgeCall.emit(code, "selectWaited")),
                    around(named("doSelect").taking(2), call("select", THIS, argument(1)),
                            call("selected", TOKEN, RETURNED)),
                    enter(named("wakeup").taking(), call("wakeup", THIS))));
        }
        return hooks;
    }
}
