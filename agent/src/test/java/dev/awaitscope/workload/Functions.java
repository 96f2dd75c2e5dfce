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

    static final class OfEither extends Next {}

    static final class AfterAny extends Next {}

    static final class AfterDefault extends Next {}

    static final class Asynchronous extends Next {}

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

    static final class AcceptBoth implements BiConsumer<Integer, Integer> {
        @Override
        public void accept(Integer left, Integer right) {
            // Only looks on.
        }
    }

    static final class Recover implements Function<Throwable, Integer> {
        @Override
        public Integer apply(Throwable failure) {
            return -1;
        }
    }

    static final class RecoverLater implements Function<Throwable, CompletionStage<Integer>> {
        @Override
        public CompletionStage<Integer> apply(Throwable failure) {
            return CompletableFuture.completedFuture(-2);
        }
    }

    static final class Throw implements Function<Integer, Integer> {
        @Override
        public Integer apply(Integer value) {
            throw new UnsupportedOperationException("thrown by a stage");
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

    static final class AfterTimeout extends Either {}

    static final class AfterThrow extends Either {}

    private static class Last implements Consumer<Integer> {
        @Override
        public void accept(Integer value) {
            // The end of the chain.
        }
    }

    static final class Accept extends Last {}

    static final class AcceptEither extends Last {}

    private static class Then implements Runnable {
        @Override
        public void run() {
            // The end of the chain.
        }
    }

    static final class Run extends Then {}

    static final class RunBoth extends Then {}

    static final class RunEither extends Then {}

    static final class AfterAll extends Then {}

    static final class Never extends Then {}
}
