package dev.awaitscope.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the report of one variant of a demo shows. The demos know nothing of reports, so it is said here; the tests hold
 * it to its word.
 *
 * @param demo its name
 * @param variant one of its variants
 * @param finding the finding that the report has; null where it must not have any fault of the sorts that the other
 *     variants have
 * @param shows what else there is to see, without a full stop; a part of a sentence
 */
record DemoPromise(String demo, String variant, @Nullable String finding, String shows) {
    /** In the order of the demos and their variants. Threadcost and servers are about numbers, not about findings. */
    static final List<DemoPromise> ALL = List.of(
            right("counter", "unsynchronized", "no thread waits for another; what is lost is in the program's count"),
            right("counter", "synchronized", "waits for a monitor, each with the other thread as the one that had it"),
            right("counter", "lock", "waits for a lock, each ended by the other thread"),
            right("counter", "atomic", "no thread waits for another, and none needs to be woken"),
            right("counter", "adder", "no thread waits for another: that is how it wins"),
            right("counter", "volatile", "no thread waits for another, and updates are lost"),
            wrong("primes", "lazy", "lazy-pipeline-never-run", "where the stream was built"),
            right("primes", "sequential", "one thread that runs"),
            right("primes", "pool", "tasks of a pool, as many at once as there are cores"),
            right("primes", "virtual", "a virtual thread for each number"),
            right("primes", "parallel", "no submitted task: the caller and the common pool share the stream"),
            right("primes", "async", "tasks of the common pool, and main waiting for each"),
            right("coroutine", "generator", "the function's thread waits where it gives a value, and nowhere else"),
            right("coroutine", "cooperative", "each function's thread waits where it yields, and nowhere else"),
            right("coroutine", "preemptive", "threads that are stopped without a wait of their own"),
            right("factorial", "sequential", "the waits of main are the sum of all waits"),
            right("factorial", "threads", "each of four threads has the waits of one task"),
            right("factorial", "async", "one thread runs every step, and sleeps in none"),
            right("factorial", "virtual", "each of four virtual threads has the waits of one task"),
            wrong("offload", "loop", "event-loop-blocked", "by what, for how long, and where"),
            right("offload", "executor", "the loop is never blocked"),
            right("stream", "completed", "opening, each item and its reading in turn, the end, closing"),
            right("stream", "failed", "the same up to the failure, and closing"),
            right("stream", "cancelled", "the same up to the cancellation, and closing"),
            right("stream", "unbounded", "items that come while others are read, and closing"),
            wrong("unawaited", "forgotten", "future-never-awaited", "where the future was made"),
            wrong("unawaited", "failed", "failure-never-observed", "where the exception was made"),
            wrong("unawaited", "never", "future-never-completed", "where the future was made, and that a stage waits"),
            right("unawaited", "awaited", "the same work and the same failure"),
            wrong("starvation", "busy", "carriers-taken", "how long a virtual thread waited for a carrier"),
            right("starvation", "busy-cured", "the newcomer runs at once"),
            wrong("starvation", "pinned", "carriers-taken", "where the pinned threads waited"),
            right("starvation", "pinned-cured", "the sleepers give their carriers back"),
            wrong("starvation", "pool", "pool-starvation", "which workers wait for tasks in their own queue"),
            right("starvation", "pool-cured", "each task runs at once"),
            wrong("deadlock", "wrong", "deadlock", "who waits for whom"),
            right("deadlock", "right", "both go on"),
            wrong("convoy", "wrong", "lock-convoy", "how long the queue was and what the holder did"),
            right("convoy", "right", "hardly a wait for the lock"),
            wrong("philosophers", "wrong", "deadlock", "all five of them"),
            right("philosophers", "ordered", "all are fed"),
            right("philosophers", "waiter", "all are fed"));

    private static DemoPromise wrong(String demo, String variant, String finding, String shows) {
        return new DemoPromise(demo, variant, finding, shows);
    }

    private static DemoPromise right(String demo, String variant, String shows) {
        return new DemoPromise(demo, variant, null, shows);
    }

    /** Those of one demo. */
    static List<DemoPromise> of(String demo) {
        return ALL.stream().filter(promise -> promise.demo.equals(demo)).toList();
    }

    /** The findings of the other variants, which this one must not have. */
    List<String> absent() {
        return of(demo).stream()
                .map(DemoPromise::finding)
                .filter(name -> name != null && !name.equals(finding))
                .toList();
    }
}
