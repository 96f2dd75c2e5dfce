package dev.awaitscope.demos.stream;

import java.time.Duration;
import java.util.concurrent.Flow;

/**
 * The numbers from 1 to a last one, each of which takes a while to come, for one reader. Comes only as far as the
 * reader has asked: that is back-pressure. Everything here runs on the loop.
 */
final class AsyncRange implements Flow.Publisher<Integer> {
    private final Loop loop;
    private final Duration wait;
    private final int last;
    private final int failAfter;

    /**
     * A range.
     *
     * @param failAfter
     *            the number after which the source breaks; {@code last} for never
     */
    AsyncRange(Loop loop, Duration wait, int last, int failAfter) {
        this.loop = loop;
        this.wait = wait;
        this.last = last;
        this.failAfter = failAfter;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super Integer> reader) {
        loop.execute(() -> reader.onSubscribe(new Iteration(reader)));
    }

    private final class Iteration implements Flow.Subscription {
        private final Flow.Subscriber<? super Integer> reader;
        private long asked;
        private int next = 1;
        private boolean coming;
        private boolean ended;

        private Iteration(Flow.Subscriber<? super Integer> reader) {
            this.reader = reader;
        }

        @Override
        public void request(long items) {
            asked = asked + items < 0 ? Long.MAX_VALUE : asked + items;
            advance();
        }

        @Override
        public void cancel() {
            ended = true;
        }

        private void advance() {
            if (!coming && !ended && asked > 0) {
                coming = true;
                var _ = loop.after(wait).thenRun(this::arrive);
            }
        }

        private void arrive() {
            coming = false;
            if (ended) {
                return;
            }
            if (next > last) {
                ended = true;
                reader.onComplete();
            } else if (next > failAfter) {
                ended = true;
                reader.onError(new IllegalStateException("the source broke after " + failAfter));
            } else {
                asked--;
                reader.onNext(next++);
                advance();
            }
        }
    }
}
