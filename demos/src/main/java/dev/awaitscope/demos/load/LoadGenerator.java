package dev.awaitscope.demos.load;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * TODO
 */
public final class LoadGenerator {
    /** Beyond this share of its time a client loop measures itself as much as the server. */
    private static final double SATURATED = 0.9;

    private LoadGenerator() {}

    public static void main(String[] args) throws Exception {
        System.exit(run(args, System.out, System.err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) throws Exception {
        return Plan.OPTIONS.run(args, out, err, (options, _) -> {
            Plan plan = Plan.of(options);
            Result result = load(plan);
            if (result.tally().busyShare() > SATURATED) {
                err.printf(
                        "load: the client was busy %.0f %% of the time, so it may be what was measured; try --threads %d, fewer --connections or more cores%n",
                        100 * result.tally().busyShare(),
                        plan.threads() + 1);
            }
            out.println(result.json());
        });
    }

    /** Warms up, runs and counts. */
    static Result load(Plan plan) throws InterruptedException, ExecutionException, IOException {
        if (plan.scenario() == Scenario.BURST && plan.warmUpNanos() > 0) {
            run(plan, plan::warmUp, Window.NEVER);
        }
        CpuTime before = CpuTime.now();
        Tally tally = run(plan, plan::arrivals, plan.window());
        return new Result(plan, tally, CpuTime.now().minus(before), tally.busyShare() > SATURATED);
    }

    private static Tally run(Plan plan, IntFunction<Arrivals> arrivals, Window window)
            throws InterruptedException, ExecutionException, IOException {
        long baseNanos = System.nanoTime();
        List<Callable<Tally>> loops = new ArrayList<>();
        for (int loop = 0; loop < plan.threads(); loop++) {
            loops.add(new ClientLoop(plan.target(), arrivals.apply(loop), window, baseNanos));
        }
        Tally sum = new Tally();
        try (ExecutorService executor = Executors.newFixedThreadPool(plan.threads(),
                Thread.ofPlatform().name("client-", 1).factory())) {
            for (Future<Tally> tally : executor.invokeAll(loops)) {
                sum.add(tally.get());
            }
        }
        return sum;
    }
}
