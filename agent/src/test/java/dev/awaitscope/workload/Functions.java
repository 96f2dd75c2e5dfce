package dev.awaitscope.workload;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** Functions of stages, each a class of its own, so that an event says which stage it is about. */
final class Functions {
    private Functions() {}

    private static class Next implements Function<Integer, Integer> {
        @Override
        public Integer apply(Integer value) {
            return value + 1;
        }
    }

    static final class Apply extends Next {}

    static final class Delayed extends Next {}

    static final class AfterSlow extends Next {}

    static final class LateApply extends Next {}

    static final class LateAsync extends Next {}

    static final class Slow extends Next {
        @Override
        public Integer apply(Integer value) {
            FuturesWorkload.pause(FuturesWorkload.RUN_MILLIS);
            return super.apply(value);
        }
    }

    static final class Combine implements BiFunction<Integer, Integer, Integer> {
        @Override
        public Integer apply(Integer left, Integer right) {
            return left + right;
        }
    }

    static final class Compose implements Function<Integer, CompletionStage<Integer>> {
        @Override
        public CompletionStage<Integer> apply(Integer value) {
            return CompletableFuture.completedFuture(value);
        }
    }

    static final class WhenComplete implements BiConsumer<Integer, Throwable> {
        @Override
        public void accept(Integer value, Throwable failure) {
            // Only looks on.
        }
    }

    private static class Either implements BiFunction<Integer, Throwable, Integer> {
        @Override
        public Integer apply(Integer value, Throwable failure) {
            return failure == null ? value : Integer.valueOf(-1);
        }
    }

    static final class Handle extends Either {}

    static final class LateHandle extends Either {}

    static final class Accept implements Consumer<Integer> {
        @Override
        public void accept(Integer value) {
            // The end of the chain.
        }
    }

    static final class Run implements Runnable {
        @Override
        public void run() {
            // The end of the chain.
        }
    }
}
