package dev.awaitscope.reports.html;

import dev.awaitscope.reports.WaitKind;
import java.util.List;
import java.util.stream.Stream;

/** What the kinds of waits are, in two sentences each: what is waited for, and what many or long ones mean. */
final class KindTerms {
    /** A kind with the colour of its state. */
    record KindTerm(String kind, String state, String meaning) {}

    private KindTerms() {}

    /** The terms of these kinds, in their order. */
    static List<KindTerm> of(Stream<WaitKind> kinds) {
        return kinds.distinct()
                .map(kind -> new KindTerm(kind.label(), States.cssName(kind.state().shown()), meaning(kind)))
                .toList();
    }

    static String meaning(WaitKind kind) {
        return switch (kind) {
            case PARK ->
                "LockSupport.park called by code that says nothing about its reason. The stack tells whose code it "
                        + "is.";
            case LOCK ->
                "A lock of java.util.concurrent.locks that another thread held. Hold it for less, or split what it "
                        + "guards.";
            case CONDITION ->
                "Condition.await: until another thread signals. The time to get the lock back is part of it.";
            case LATCH -> "CountDownLatch.await: until the last count is down. The one who counted last ended it.";
            case SEMAPHORE ->
                "Semaphore.acquire: until a permit is given back. Many long ones mean that the permits are the "
                        + "limit.";
            case BARRIER ->
                "CyclicBarrier.await: until the last party arrives. Its length is how much later that one was.";
            case PHASER -> "Phaser: until a phase is complete. The last to arrive ends it for all.";
            case EXCHANGER ->
                "Exchanger.exchange: until a partner comes. A long one means that the two sides are not equally "
                        + "fast.";
            case QUEUE ->
                "Put into or take from a BlockingQueue that was full or empty. A taker waits for slow producers, a "
                        + "putter for slow consumers.";
            case FUTURE ->
                "join or get of a CompletableFuture: until it is completed. Who completed it ended the wait.";
            case TASK_JOIN ->
                "get or join of a task given to an executor. It lasts as long as that task queues and runs.";
            case EXECUTOR ->
                "awaitTermination or close of an executor. It lasts until the last of its tasks has ended.";
            case SCOPE -> "join of a structured task scope. It lasts until the subtasks that count have ended.";
            case MONITOR ->
                "Entering a synchronized block or method whose monitor another thread held. Of virtual threads the "
                        + "JVM does not say who left it.";
            case OBJECT_WAIT ->
                "Object.wait: until notify, notifyAll or the time is over. Getting the monitor back is part of "
                        + "it.";
            case SLEEP ->
                "Thread.sleep: nothing but the clock or an interrupt ends it. Polling in a loop shows as many short "
                        + "ones.";
            case JOIN ->
                "Thread.join: until that thread has ended. It is as long as what the other thread still had to do.";
            case IO_OPERATION ->
                "Reading, writing, accepting or connecting a socket or pipe. It lasts as long as the other "
                        + "side takes.";
            case SELECT ->
                "A selector waiting for any of its channels. On an event loop that is idle time; elsewhere it is "
                        + "waiting.";
            case PROCESS_EXIT -> "Process.waitFor: until another process ends. Nothing in this JVM can shorten it.";
            case HTTP ->
                "A call of java.net.http.HttpClient that waits for its answer. It lasts as long as the server and the "
                        + "network take.";
            case IDLE_WORKER ->
                "A worker of a pool that waits for its next task. That is idle, not waiting, and in no total.";
            case OTHER -> "A kind that this version does not know. The recording was made by a newer agent.";
        };
    }
}
