package dev.awaitscope.demos.threadcost;

import java.util.concurrent.locks.LockSupport;

/** Two threads that pass a turn to and fro; neither can do anything while the other has it. */
final class HandOver {
    private final int rounds;
    private volatile int turn;

    private HandOver(int rounds) {
        this.rounds = rounds;
    }

    /** Nanoseconds per hand-over, from one thread's unpark to the other's return from park, its work left out. */
    static long nanos(Thread.Builder builder, int rounds) throws InterruptedException {
        HandOver handOver = new HandOver(rounds);
        Thread[] players = new Thread[2];
        players[0] = builder.unstarted(() -> handOver.play(0, players));
        players[1] = builder.unstarted(() -> handOver.play(1, players));
        long startNanos = System.nanoTime();
        for (Thread player : players) {
            player.start();
        }
        for (Thread player : players) {
            player.join();
        }
        return (System.nanoTime() - startNanos) / (2L * rounds);
    }

    private void play(int me, Thread[] players) {
        for (int round = 0; round < rounds; round++) {
            while (turn != me) {
                LockSupport.park(this);
            }
            turn = 1 - me;
            LockSupport.unpark(players[1 - me]);
        }
    }
}
