package dev.awaitscope.workload;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;

/** Both sides of the blocking queues. */
final class QueueWays {
    private QueueWays() {}

    static List<Way> all() {
        return List.of(Way.byThread("LinkedBlockingQueue.take", () -> new Calls.Offer(new LinkedBlockingQueue<>())),
                Way.byThread("LinkedBlockingQueue.put", () -> new Calls.Poll(new LinkedBlockingQueue<>(1))),
                Way.byTimer("LinkedBlockingQueue.poll(time), in vain", () -> pollInVain(new LinkedBlockingQueue<>())),
                Way.byThread("ArrayBlockingQueue.take", () -> new Calls.Offer(new ArrayBlockingQueue<>(1))),
                Way.byThread("ArrayBlockingQueue.put", () -> new Calls.Poll(new ArrayBlockingQueue<>(1))),
                Way.byTimer("ArrayBlockingQueue.offer(time), in vain", QueueWays::offerInVain),
                Way.byThread("LinkedBlockingDeque.take", () -> new Calls.Offer(new LinkedBlockingDeque<>())),
                Way.byThread("LinkedBlockingDeque.put", () -> new Calls.Poll(new LinkedBlockingDeque<>(1))),
                Way.byThread("PriorityBlockingQueue.take", () -> new Calls.Offer(new PriorityBlockingQueue<>())),
                Way.byTimer("DelayQueue.take, until the delay is over", () -> {
                    DelayQueue<Due> queue = new DelayQueue<>();
                    return Script.alone("queue", queue.getClass(), wait -> {
                        queue.add(new Due(System.nanoTime() + wait.lengthNanos));
                        queue.take();
                    });
                }), Way.byThread("DelayQueue.take, until something is put", () -> {
                    DelayQueue<Due> queue = new DelayQueue<>();
                    return Script.of("queue", queue.getClass(), wait -> queue.take(),
                            wait -> queue.put(new Due(System.nanoTime())));
                }), Way.byThread("SynchronousQueue.take", () -> new Calls.Offer(new SynchronousQueue<>())),
                Way.byThread("SynchronousQueue.put", () -> put(new SynchronousQueue<>())),
                Way.byThread("SynchronousQueue.put, fair", () -> put(new SynchronousQueue<>(true))),
                Way.byThread("LinkedTransferQueue.take", () -> new Calls.Offer(new LinkedTransferQueue<>())),
                Way.byThread("LinkedTransferQueue.transfer", () -> {
                    LinkedTransferQueue<String> queue = new LinkedTransferQueue<>();
                    return Script.of("queue", queue.getClass(), wait -> queue.transfer("element"),
                            wait -> queue.take());
                }));
    }

    private static Script put(BlockingQueue<String> queue) {
        return Script.of("queue", queue.getClass(), wait -> queue.put("element"), wait -> queue.take());
    }

    private static Script pollInVain(BlockingQueue<String> queue) {
        return Script.alone("queue", queue.getClass(), wait -> queue.poll(wait.lengthNanos, TimeUnit.NANOSECONDS));
    }

    private static Script offerInVain() {
        BlockingQueue<String> queue = new ArrayBlockingQueue<>(1);
        queue.add("first");
        return Script.alone("queue", queue.getClass(),
                wait -> queue.offer("second", wait.lengthNanos, TimeUnit.NANOSECONDS));
    }

    private record Due(long nanos) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(nanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }
}
