package dev.awaitscope.agent.instrument;

import static dev.awaitscope.agent.instrument.BridgeCall.call;
import static dev.awaitscope.agent.instrument.MethodMatcher.named;
import static dev.awaitscope.agent.instrument.TypeHook.around;
import static dev.awaitscope.agent.instrument.TypeHook.enter;
import static dev.awaitscope.agent.instrument.TypeHook.exit;
import static dev.awaitscope.agent.instrument.Value.RETURNED;
import static dev.awaitscope.agent.instrument.Value.THIS;
import static dev.awaitscope.agent.instrument.Value.TOKEN;
import static dev.awaitscope.agent.instrument.Value.argument;
import static dev.awaitscope.agent.instrument.Value.field;
import static dev.awaitscope.agent.instrument.Value.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Who completes a {@code CompletableFuture}, which functions then run, and whether anybody looks at a failure, also that
 * of a {@code FutureTask}. Functions are seen in front of their calls inside {@code CompletableFuture}.
 */
final class StageInstrumentation {
    private static final String GROUP = "futures.stages";
    private static final String FUTURE = "java.util.concurrent.CompletableFuture";
    private static final String TASK = "java.util.concurrent.FutureTask";
    /** Completions whose method {@code tryFire} calls the function. */
    private static final List<String> CALLING = List.of("UniApply", "UniAccept", "UniRun", "OrApply", "OrAccept",
            "OrRun", "UniCompose", "UniComposeExceptionally");
    /** Completions that leave that to a method of the dependent future. */
    private static final List<String> LEAVING = List.of("UniWhenComplete", "UniHandle", "UniExceptionally", "BiApply",
            "BiAccept", "BiRun");

    private StageInstrumentation() {}

    static List<TypeHook> hooks(int feature) {
        List<TypeHook> hooks = new ArrayList<>();
        hooks.add(TypeHook.of(GROUP, FUTURE, inFuture(feature).toArray(MethodHook[]::new)));
        MethodMatcher fire = named("tryFire");
        MethodHook stage = around(fire, call("stageEnter", THIS, argument(0)), call("stageExit", TOKEN));
        for (String name : CALLING) {
            List<MethodHook> methods = new ArrayList<>(functions(fire));
            methods.add(returned(fire));
            methods.add(stage);
            hooks.add(TypeHook.of(GROUP, FUTURE + "$" + name, methods.toArray(MethodHook[]::new)));
        }
        for (String name : LEAVING) {
            hooks.add(TypeHook.of(GROUP, FUTURE + "$" + name, stage));
        }
        hooks.add(TypeHook.of(GROUP, TASK, exit(named("setException"), call("taskFailed", THIS, argument(0))),
                exit(named("cancel"), call("taskCancelled", THIS, RETURNED)),
                enter(named("report"), call("taskLooked", THIS))));
        if (feature >= 19) {
            hooks.add(TypeHook.of(GROUP, TASK,
                    enter(named("resultNow", "exceptionNow", "state").taking(), call("taskLooked", THIS))));
        }
        return hooks;
    }

    private static List<MethodHook> inFuture(int feature) {
        List<MethodHook> methods = new ArrayList<>();
        methods.addAll(functions(named("uniApplyNow", "uniAcceptNow", "uniRunNow", "uniWhenComplete", "uniHandle",
                "uniExceptionally", "uniComposeStage", "uniComposeExceptionallyStage", "biApply", "biAccept",
                "biRun")));
        methods.add(returned(named("uniComposeStage", "uniComposeExceptionallyStage")));
        methods.addAll(lateStages());
        Value result = field("result", Object.class);
        methods.add(exit(named("internalComplete", "completeNull", "completeValue", "completeThrowable",
                "completeRelay"),
                call("futureCompleted", THIS, RETURNED, result, Value.field("stack", FUTURE + "$Completion"))));
        methods.add(enter(named("reportGet", "reportJoin"), call("resultLooked", argument(0))));
        methods.add(enter(named("uniWhenComplete", "uniHandle", "uniExceptionally"),
                call("failureGiven", argument(0), argument(1))));
        methods.add(exit(named("failedFuture"), call("futureFailed", RETURNED)));
        methods.add(enter(feature < 19
                ? named("isCompletedExceptionally").taking()
                : named("isCompletedExceptionally", "resultNow", "exceptionNow", "state").taking(),
                call("futureLooked", THIS)));
        return methods;
    }

    /** Stages that are added to a future that is complete already; the arguments differ in their order. */
    private static List<MethodHook> lateStages() {
        List<MethodHook> methods = new ArrayList<>();
        for (String name : List.of("uniApplyNow", "uniAcceptNow", "uniRunNow")) {
            methods.add(late(name, argument(0), argument(1), argument(2)));
        }
        Value result = field("result", Object.class);
        for (String name : List.of("uniWhenCompleteStage", "uniHandleStage", "uniExceptionallyStage",
                "uniComposeStage", "uniComposeExceptionallyStage")) {
            methods.add(late(name, result, argument(0), argument(1)));
        }
        for (String name : List.of("biApplyStage", "biAcceptStage", "biRunStage")) {
            methods.add(late(name, result, argument(0), argument(2)));
        }
        return methods;
    }

    private static MethodHook late(String method, Value result, Value executor, Value function) {
        return around(named(method), call("stageLate", THIS, result, executor, text(method), function),
                call("stageLateEnd", TOKEN, RETURNED));
    }

    private static List<MethodHook> functions(MethodMatcher matcher) {
        List<MethodHook> methods = new ArrayList<>();
        for (String function : List.of("apply", "accept", "run")) {
            methods.add(CallSite.before(matcher, function, code -> BridgeCall.emit(code, "stageBegin")));
        }
        return methods;
    }

    private static MethodHook returned(MethodMatcher matcher) {
        return CallSite.before(matcher, "toCompletableFuture", code -> BridgeCall.emit(code, "stageReturned"));
    }
}
