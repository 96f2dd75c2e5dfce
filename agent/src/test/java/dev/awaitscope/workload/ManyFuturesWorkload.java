package dev.awaitscope.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** More futures, failures and streams at once than anybody would want to have recorded, all of them kept to the end. */
public final class ManyFuturesWorkload {
    /** How many of each. */
    public static final int COUNT = 20_000;

    private ManyFuturesWorkload() {}

    /** Prints how many there were. */
    public static void main(String[] args) {
        List<Object> kept = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            CompletableFuture<Integer> future = new CompletableFuture<>();
            future.completeExceptionally(new IllegalStateException("of many"));
            kept.add(future);
        }
        for (int i = 0; i < COUNT; i++) {
            kept.add(Stream.of(i).map(number -> number + 1));
        }
        System.out.println("kept " + kept.size());
    }
}
