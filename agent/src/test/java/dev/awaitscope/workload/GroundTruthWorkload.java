package dev.awaitscope.workload;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Waits in every way, in random order, for random times, with random names, and prints what it did by its own clock: one
 * line of tab-separated fields per wait.
 */
public final class GroundTruthWorkload {
    private static final int MIN_MILLIS = 40;
    private static final int MAX_MILLIS = 90;

    private final Random random;
    private final int rounds;
    /** Printed at the end: two threads that print could have to wait for each other. */
    private final List<String> lines = new ArrayList<>();
    private final boolean monitorWakersKnown;

    private GroundTruthWorkload(long seed, int rounds, boolean virtual) {
        this.random = new Random(seed);
        this.rounds = rounds;
        this.monitorWakersKnown = !virtual;
    }

    /** Arguments: the seed, the number of rounds, and the kinds of waiting threads, all of which run at once. */
    public static void main(String[] args) throws Exception {
        long seed = Long.parseLong(args[0]);
        useAllOnce();
        List<Thread> waiters = new ArrayList<>();
        List<GroundTruthWorkload> workloads = new ArrayList<>();
        for (String kind : List.of(args).subList(2, args.length)) {
            GroundTruthWorkload workload = new GroundTruthWorkload(seed + kind.hashCode(), Integer.parseInt(args[1]),
                    kind.equals("virtual"));
            workloads.add(workload);
            waiters.add(Virtual.thread(kind, Names.draw(workload.random), workload::run));
        }
        waiters.forEach(Thread::start);
        for (Thread waiter : waiters) {
            waiter.join();
        }
        workloads.forEach(workload -> workload.lines.forEach(System.out::println));
        System.out.println("end");
    }

    /** A thread that comes while another one initializes a class has to wait: none of the waits to be found. */
    private static void useAllOnce() throws Exception {
        Random random = new Random(0);
        for (int i = 0; i < 8; i++) {
            for (String kind : Calls.KINDS) {
                new Wait(Calls.draw(kind, random), 1000, "winner", "loser", true).run();
            }
        }
    }

    private void run() {
        try {
            for (int round = 0; round < rounds; round++) {
                List<String> kinds = new ArrayList<>(Calls.KINDS);
                Collections.shuffle(kinds, random);
                for (String kind : kinds) {
                    waitFor(kind);
                }
            }
        } catch (Exception e) {
            e.printStackTrace();
        }
    }

    private void waitFor(String kind) throws Exception {
        long millis = MIN_MILLIS + random.nextInt(MAX_MILLIS - MIN_MILLIS + 1);
        Wait.Call call = Calls.draw(kind, random);
        Wait wait = new Wait(call, TimeUnit.MILLISECONDS.toNanos(millis), Names.draw(random), Names.draw(random),
                random.nextBoolean());
        wait.run();
        note(call, wait);
    }

    private void note(Wait.Call call, Wait wait) {
        Instant begin = wait.begin;
        Thread waker = call.kind.equals("monitor") && !monitorWakersKnown ? null : wait.waker;
        lines.add(String.join("\t", "wait", wait.waiter.getName(), Long.toString(Virtual.id(wait.waiter)),
                call.kind, String.valueOf(call.blocker), waker == null ? "null" : waker.getName(),
                Long.toString(waker == null ? 0 : Virtual.id(waker)),
                Long.toString(TimeUnit.SECONDS.toNanos(begin.getEpochSecond()) + begin.getNano()),
                Long.toString(wait.endNanos - wait.beginNanos), Long.toString(wait.forcedNanos())));
    }
}
