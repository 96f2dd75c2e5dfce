package dev.awaitscope.demos.coroutine;

import dev.awaitscope.demos.Options;
import dev.awaitscope.demos.Table;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;

/**
 * Three kinds of function that are stopped in the middle and go on later. Where can they be stopped?
 *
 * <pre>{@code
 * java -cp 'awaitscope-demos.jar:lib/*' dev.awaitscope.demos.coroutine.CoroutineDemo
 *     [--functions 3] [--steps 4] [--variant all]
 *
 * variant                                                        order  most at once
 * generator    make-0 take-0 make-1 take-1 make-1 take-1 make-2 take-2             1
 * cooperative                      A1 B1 C1 A2 B2 C2 A3 B3 C3 A4 B4 C4             1
 * preemptive                       C1 A1 B1 C2 B2 C3 B3 B4 C4 A2 A3 A4             3
 * }</pre>
 *
 * <p>
 * A generator stops where it yields a value, and goes on when the next one is asked for: an endless function is no
 * problem. Functions that yield to one another take turns, in an order anyone can foretell; between two yields nothing
 * else runs, so that needs no lock. Both print the same line on every machine, every time.
 *
 * <p>
 * Threads are stopped by the operating system when their time is over, at any instruction: the third line is another
 * one in every run, and three steps have begun and not ended at once though there are two cores. That is what makes
 * locks necessary, and what makes it impossible for one function to keep all others waiting.
 */
public final class CoroutineDemo {
    static final Options OPTIONS = Options.of("coroutine", "variant", "all", "functions", "3", "steps", "4");

    private CoroutineDemo() {}

    public static void main(String[] args) throws Exception {
        System.exit(run(args, System.out, System.err));
    }

    static int run(String[] args, PrintStream out, PrintStream err) throws Exception {
        return OPTIONS.run(args, out, err, CoroutineDemo::compare);
    }

    private static void compare(Options options, PrintStream out) throws Exception {
        List<Variant> variants = options.choices("variant", Variant.class);
        int functions = options.count("functions", 1, 26);
        int count = options.count("steps", 1, 1_000);
        Table table = new Table("variant", "order", "most at once");
        for (Variant variant : variants) {
            Steps steps = new Steps();
            switch (variant) {
                case GENERATOR -> generate(steps, count);
                case COOPERATIVE -> takeTurns(steps, functions, count);
                case PREEMPTIVE -> runFreely(steps, functions, count);
            }
            table.row(Options.label(variant), String.join(" ", steps.order()), steps.mostAtOnce());
        }
        table.print(out);
    }

    /** Fibonacci's numbers have no end; the function that makes them stops after each until it is asked again. */
    private static void generate(Steps steps, int count) throws InterruptedException {
        Coroutine<Long> fibonacci = new Coroutine<>("fibonacci", caller -> {
            long number = 0;
            long next = 1;
            while (true) {
                steps.step("make-" + number);
                caller.give(number);
                long sum = number + next;
                number = next;
                next = sum;
            }
        });
        for (int i = 0; i < count; i++) {
            steps.step("take-" + fibonacci.next());
        }
        fibonacci.close();
    }

    /** Whoever yields goes to the end of the queue. */
    private static void takeTurns(Steps steps, int functions, int count) {
        Queue<Coroutine<Integer>> queue = new ArrayDeque<>();
        for (int i = 0; i < functions; i++) {
            char name = (char) ('A' + i);
            queue.add(new Coroutine<>("function-" + name, caller -> {
                for (int step = 1; step <= count; step++) {
                    steps.step("" + name + step);
                    caller.give(step);
                }
            }));
        }
        while (!queue.isEmpty()) {
            Coroutine<Integer> first = queue.remove();
            if (first.next() != null) {
                queue.add(first);
            }
        }
    }

    /** The same functions on threads, which yield to nobody and are stopped anywhere. */
    private static void runFreely(Steps steps, int functions, int count) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        CountDownLatch start = new CountDownLatch(functions);
        for (int i = 0; i < functions; i++) {
            char name = (char) ('A' + i);
            threads.add(Thread.ofPlatform().name("thread-" + name).start(() -> {
                meet(start);
                for (int step = 1; step <= count; step++) {
                    steps.step("" + name + step);
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Without it the first would be done before the last has begun. */
    private static void meet(CountDownLatch start) {
        start.countDown();
        try {
            start.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts these threads", e);
        }
    }
}
