package dev.awaitscope.agent.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ThreadTableTest {
    /** The smallest level has 512 homes: ids that are this far apart share one. */
    private static final int HOMES = 512;

    @Test
    void findsWhatWasInsertedUntilItIsRemoved() {
        ThreadTable table = new ThreadTable();
        ThreadState state = state(42);

        assertThat(table.find(state.thread, 42)).isNull();
        assertThat(table.insert(state)).isTrue();
        assertThat(table.find(state.thread, 42)).isSameAs(state);
        assertThat(table.find(new Thread("of the same id"), 42)).isNull();
        table.remove(state);
        assertThat(table.find(state.thread, 42)).isNull();
        assertThat(all(table)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, HOMES, 1 << 13, 1 << 17})
    void keepsManyThreadsApart(int distance) {
        ThreadTable table = new ThreadTable();
        List<ThreadState> states = new ArrayList<>();
        // Eight in each of three levels, if all share their home in each level.
        for (int i = 0; i < (distance == 1 ? 5_000 : 24); i++) {
            ThreadState state = state((long) i * distance);
            assertThat(table.insert(state)).as("state %s", i).isTrue();
            states.add(state);
        }

        assertThat(states).allSatisfy(state -> assertThat(table.find(state.thread, state.id)).isSameAs(state));
        assertThat(all(table)).hasSameSizeAs(states);
        states.forEach(table::remove);
        assertThat(all(table)).isEmpty();
    }

    @Test
    void refusesWhatHasNoRoomAndHasRoomAgainLater() {
        ThreadTable table = new ThreadTable();
        List<ThreadState> states = new ArrayList<>();
        int distance = 1 << 17;
        for (int i = 0; i < 24; i++) {
            states.add(state((long) i * distance));
            table.insert(states.get(i));
        }
        ThreadState late = state(24L * distance);

        assertThat(table.insert(late)).isFalse();
        assertThat(table.find(late.thread, late.id)).isNull();
        table.remove(states.get(7));
        assertThat(table.insert(late)).isTrue();
        assertThat(table.find(late.thread, late.id)).isSameAs(late);
        assertThat(table.find(states.get(8).thread, states.get(8).id)).as("behind the hole").isSameAs(states.get(8));
    }

    /** Each of many threads inserts, finds and removes states of its own that share their homes with all others'. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void holdsWhenManyUseItAtOnce(long seed) throws Exception {
        ThreadTable table = new ThreadTable();
        int threads = 8;
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<Callable<List<ThreadState>>> users = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Random random = new Random(seed * threads + i);
                users.add(() -> {
                    start.await();
                    return use(table, random);
                });
            }
            Set<ThreadState> left = new HashSet<>();
            for (Future<List<ThreadState>> user : executor.invokeAll(users)) {
                left.addAll(user.get());
            }
            assertThat(all(table)).containsExactlyInAnyOrderElementsOf(left);
        } finally {
            executor.shutdownNow();
        }
    }

    /** What is in the table in the end, of those that this user has put in. */
    private static List<ThreadState> use(ThreadTable table, Random random) {
        List<ThreadState> mine = new ArrayList<>();
        for (int step = 0; step < 20_000; step++) {
            if (mine.size() < 20 && random.nextBoolean()) {
                ThreadState state = state((long) random.nextInt(40) * HOMES + random.nextInt(3));
                if (!table.insert(state)) {
                    throw new AssertionError("160 states fill no table of three levels");
                }
                mine.add(state);
            } else if (!mine.isEmpty()) {
                ThreadState state = mine.get(random.nextInt(mine.size()));
                if (table.find(state.thread, state.id) != state) {
                    throw new AssertionError("lost in step " + step);
                }
                if (random.nextBoolean()) {
                    table.remove(state);
                    mine.remove(state);
                    if (table.find(state.thread, state.id) != null) {
                        throw new AssertionError("found after it was removed in step " + step);
                    }
                }
            }
        }
        return mine;
    }

    private static Set<ThreadState> all(ThreadTable table) {
        Set<ThreadState> all = Collections.newSetFromMap(new IdentityHashMap<>());
        table.forEach(state -> assertThat(all.add(state)).as("visited once").isTrue());
        return all;
    }

    private static ThreadState state(long id) {
        return new ThreadState(new Thread("thread " + id), id, false, true, false);
    }
}
