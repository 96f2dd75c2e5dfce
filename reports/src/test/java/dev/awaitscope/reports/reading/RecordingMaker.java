package dev.awaitscope.reports.reading;

import dev.awaitscope.agent.event.LongThreadWait;
import dev.awaitscope.agent.event.TaskRun;
import dev.awaitscope.agent.event.TaskSubmit;
import dev.awaitscope.agent.event.ThreadSchedule;
import dev.awaitscope.agent.event.ThreadWait;
import dev.awaitscope.agent.event.Wait;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import jdk.jfr.Recording;

/**
 * Makes a recording of a given number of events, as the agent would write them: of ten events eight are waits, one of
 * them with a stack, and two a task, submitted and run; now and then a sample of the scheduler takes the place of a wait.
 * Its own program: {@code RecordingMaker FILE EVENTS VIRTUAL-THREADS}.
 */
final class RecordingMaker {
    private static final int PLATFORM_THREADS = 16;
    private static final int ROUND = 10;
    private static final int ALIVE = 500;
    private static final int ROUNDS_PER_SAMPLE = 100;
    private static final String[] KINDS = {"lock", "queue", "future", "condition", "sleep"};
    private static final Class<?>[] BLOCKERS = {ReentrantLock.class, LinkedBlockingQueue.class, Semaphore.class};

    private final AtomicLong roundsLeft;

    private RecordingMaker(long events) {
        this.roundsLeft = new AtomicLong(events / ROUND);
    }

    public static void main(String[] args) throws Exception {
        try (Recording recording = new Recording()) {
            recording.enable(LongThreadWait.NAME).withStackTrace();
            for (String type : List.of("ThreadStart", "ThreadEnd", "VirtualThreadStart", "VirtualThreadEnd",
                    "JVMInformation", "CPUInformation", "OSInformation", "DataLoss")) {
                recording.enable("jdk." + type);
            }
            recording.setToDisk(true);
            recording.start();
            new RecordingMaker(Long.parseLong(args[1])).run(Integer.parseInt(args[2]));
            recording.stop();
            recording.dump(Path.of(args[0]));
        }
    }

    private void run(int virtualThreads) throws InterruptedException {
        if (virtualThreads > 0) {
            runVirtual(virtualThreads);
        } else {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < PLATFORM_THREADS; i++) {
                threads.add(Thread.ofPlatform().name("worker-" + i).start(() -> rounds(Long.MAX_VALUE)));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private void runVirtual(int count) throws InterruptedException {
        long each = roundsLeft.get() / count + 1;
        Semaphore alive = new Semaphore(ALIVE);
        for (int i = 0; i < count; i++) {
            alive.acquire();
            Thread.ofVirtual().name("request-", i).start(() -> {
                rounds(each);
                alive.release();
            });
        }
        alive.acquire(ALIVE);
    }

    private void rounds(long atMost) {
        ThreadSchedule sample = sample();
        for (long i = 1; i <= atMost && roundsLeft.getAndDecrement() > 0; i++) {
            boolean due = i % ROUNDS_PER_SAMPLE == 0;
            round(i, due ? 6 : 7);
            if (due) {
                sample.commit();
                sample = sample();
            }
        }
    }

    /** Each begins where the last one ended. */
    private static ThreadSchedule sample() {
        ThreadSchedule sample = new ThreadSchedule();
        sample.osThreadId = Thread.currentThread().threadId() & 15;
        sample.runTime = 10_000;
        sample.begin();
        return sample;
    }

    private static void round(long number, int waits) {
        long id = Thread.currentThread().threadId() << 32 | number;
        TaskSubmit submit = new TaskSubmit();
        submit.taskId = id;
        submit.taskClass = RecordingMaker.class;
        submit.poolId = 5;
        submit.poolClass = ThreadPoolExecutor.class;
        submit.queueLength = (int) (number & 63);
        submit.commit();
        TaskRun run = new TaskRun();
        run.begin();
        for (int i = 0; i < waits; i++) {
            ThreadWait wait = new ThreadWait();
            wait.begin();
            fill(wait, number + i);
        }
        deep(number, 20);
        run.taskId = id;
        run.taskClass = RecordingMaker.class;
        run.poolId = 5;
        run.poolClass = ThreadPoolExecutor.class;
        run.commit();
    }

    private static void deep(long number, int depth) {
        if (depth > 0) {
            deep(number, depth - 1);
        } else {
            LongThreadWait wait = new LongThreadWait();
            wait.begin();
            fill(wait, number);
        }
    }

    private static void fill(Wait wait, long number) {
        wait.kind = KINDS[(int) (number % KINDS.length)];
        wait.blockerClass = BLOCKERS[(int) (number % BLOCKERS.length)];
        wait.blockerId = (int) number * 31;
        wait.waker = Thread.currentThread();
        wait.unparkedBy = wait.waker;
        wait.wakerId = wait.waker.threadId();
        wait.unparkedById = wait.wakerId;
        wait.wokenBy = "thread";
        wait.runnableTime = 100;
        wait.parks = 1;
        wait.commit();
    }
}
