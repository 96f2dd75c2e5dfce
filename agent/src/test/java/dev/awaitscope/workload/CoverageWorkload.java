package dev.awaitscope.workload;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Waits once a round in each way there is, in random order and for random times, and prints what it did by its own clock:
 * one line of tab-separated fields per wait.
 */
public final class CoverageWorkload {
    private static final int MIN_MILLIS = 40;
    private static final int MAX_MILLIS = 90;

    private record Turn(Way way, Wait.Call call) {}

    private final String threads;
    private final Random random;
    private final List<Turn> turns = new ArrayList<>();
    /** Printed at the end: two threads that print could have to wait for each other. */
    private final List<String> lines = new ArrayList<>();

    private CoverageWorkload(String threads, long seed) {
        this.threads = threads;
        this.random = new Random(seed);
    }

    /** Arguments: the seed, the number of rounds, and the kinds of waiting threads, all of which run at once. */
    public static void main(String[] args) throws Exception {
        List<Way> ways = Way.all();
        List<String> kinds = List.of(args).subList(2, args.length);
        for (String threads : kinds) {
            Thread first = Virtual.thread(threads, "first", () -> useAllOnce(ways));
            first.start();
            first.join();
        }
        List<CoverageWorkload> workloads = new ArrayList<>();
        List<Thread> waiters = new ArrayList<>();
        for (String threads : kinds) {
            CoverageWorkload workload = new CoverageWorkload(threads, Long.parseLong(args[0]) + threads.hashCode());
            // Before, so that the waiter does nothing but wait: to start a process may take long.
            for (int round = Integer.parseInt(args[1]); round > 0; round--) {
                workload.prepare(ways);
            }
            workloads.add(workload);
            waiters.add(Virtual.thread(threads, Names.draw(workload.random), workload::run));
        }
        waiters.forEach(Thread::start);
        for (Thread waiter : waiters) {
            waiter.join();
        }
        for (CoverageWorkload workload : workloads) {
            workload.lines.forEach(System.out::println);
            for (Turn turn : workload.turns) {
                turn.call.close();
            }
        }
        ways.forEach(way -> System.out.println("way\t" + way.name() + "\t" + way.since()));
        System.out.println("end");
    }

    /** A thread that comes while another one initializes a class has to wait: none of the waits to be found. */
    private static void useAllOnce(List<Way> ways) {
        try {
            for (Way way : ways) {
                if (way.isHere()) {
                    Wait.Call call = way.factory().make();
                    new Wait(call, 1_000_000, "winner", "loser", true).run();
                    call.close();
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void prepare(List<Way> ways) throws Exception {
        List<Way> shuffled = new ArrayList<>(ways);
        Collections.shuffle(shuffled, random);
        for (Way way : shuffled) {
            if (way.isHere()) {
                turns.add(new Turn(way, way.factory().make()));
            }
        }
    }

    private void run() {
        try {
            for (Turn turn : turns) {
                long millis = MIN_MILLIS + random.nextInt(MAX_MILLIS - MIN_MILLIS + 1);
                Wait wait = new Wait(turn.call, TimeUnit.MILLISECONDS.toNanos(millis), Names.draw(random),
                        Names.draw(random), random.nextBoolean());
                wait.run();
                note(turn, wait);
            }
        } catch (Exception e) {
            e.printStackTrace();
        }
    }

    private void note(Turn turn, Wait wait) {
        boolean byThread = turn.way.wokenBy().equals("thread");
        Thread waker = byThread ? wait.waker : null;
        String names = byThread ? turn.call.wakerNames() : null;
        String name = waker == null ? "null" : waker.getName();
        long forced = turn.way.wokenBy().equals("timer") ? wait.lengthNanos : wait.wakingAfterNanos();
        lines.add(String.join("\t", "wait", turn.way.name(), threads, wait.waiter.getName(),
                Long.toString(Virtual.id(wait.waiter)), turn.call.kind, String.valueOf(turn.call.blocker),
                names == null ? name : "~" + names,
                Long.toString(names != null || waker == null ? 0 : Virtual.id(waker)), turn.way.wokenBy(),
                Long.toString(TimeUnit.SECONDS.toNanos(wait.begin.getEpochSecond()) + wait.begin.getNano()),
                Long.toString(wait.endNanos - wait.beginNanos), Long.toString(forced)));
    }
}
