package dev.awaitscope.reports.cause;

import dev.awaitscope.reports.Blame;
import dev.awaitscope.reports.Blame.Cause;
import dev.awaitscope.reports.column.LongIndex;
import dev.awaitscope.reports.column.LongSums;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What waiting is charged to, summed by root and by account. Not thread-safe. */
final class Charges {
    private static final Comparator<@Nullable String> TEXT = Comparator.nullsFirst(Comparator.naturalOrder());
    private static final Comparator<Blame.Root> LARGEST_ROOT_FIRST = Comparator
            .comparingLong(Blame.Root::nanos)
            .reversed()
            .thenComparingInt(Blame.Root::actor)
            .thenComparing(Blame.Root::cause)
            .thenComparing(Blame.Root::kind, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Blame.Root::blocker, TEXT)
            .thenComparing(Blame.Root::site, TEXT)
            .thenComparing(Blame.Root::task, TEXT);
    private static final Comparator<Blame.Charge> LARGEST_CHARGE_FIRST = Comparator
            .comparingLong(Blame.Charge::nanos)
            .reversed()
            .thenComparing(Blame.Charge::kind)
            .thenComparing(Blame.Charge::blocker, TEXT)
            .thenComparing(Blame.Charge::site, TEXT)
            .thenComparingInt(Blame.Charge::root);

    private final WaitFacts facts;
    private final TaskTracks tasks;
    private final Accounts accounts;
    private final LongIndex roots = new LongIndex();
    private final LongSums charges = new LongSums();
    private final LongSums own = new LongSums();

    Charges(WaitFacts facts, TaskTracks tasks, Accounts accounts) {
        this.facts = facts;
        this.tasks = tasks;
        this.accounts = accounts;
    }

    /**
     * Charges all that wait on some accounts for a stretch of time.
     *
     * @param sort
     *            of the wait that makes the actor a root, -1 where it does not wait
     * @param task
     *            number of the class of the task that it runs, -1 for none
     * @param waits
     *            whether one of those that wait is the root itself
     */
    void add(int actor, Cause cause, int sort, int task, AccountCounts counts, long nanos, boolean waits) {
        int root = roots.of(((long) actor << 54) | ((long) cause.ordinal() << 50) | ((long) (sort + 1) << 25)
                | (task + 1));
        for (int i = 0; i < counts.size(); i++) {
            charges.add((long) root << 32 | counts.account(i), counts.count(i) * nanos);
        }
        if (waits) {
            own.add(root, nanos);
        }
    }

    private int rootOf(int charge) {
        return (int) (charges.key(charge) >>> 32);
    }

    private int accountOf(int charge) {
        return (int) charges.key(charge);
    }

    /** All of it, as far as it is not about who waited. */
    Blame blame() {
        long[] sums = new long[roots.size()];
        LongSums bySort = new LongSums();
        for (int i = 0; i < charges.size(); i++) {
            sums[rootOf(i)] += charges.sum(i);
            bySort.add((long) rootOf(i) << 32 | accounts.sort(accountOf(i)), charges.sum(i));
        }
        List<Blame.Root> all = new ArrayList<>();
        for (int i = 0; i < sums.length; i++) {
            all.add(root(roots.value(i), sums[i], own.of(i)));
        }
        Integer[] order = new Integer[sums.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparing(all::get, LARGEST_ROOT_FIRST));
        int[] rank = new int[sums.length];
        for (int i = 0; i < rank.length; i++) {
            rank[order[i]] = i;
        }
        List<Blame.Charge> charged = new ArrayList<>();
        for (int i = 0; i < bySort.size(); i++) {
            WaitSort sort = facts.sortOf((int) bySort.key(i));
            charged.add(new Blame.Charge(sort.kind(), sort.blocker(), sort.site(),
                    rank[(int) (bySort.key(i) >>> 32)], bySort.sum(i)));
        }
        charged.sort(LARGEST_CHARGE_FIRST);
        return new Blame(Arrays.stream(sums).sum(), Arrays.stream(order).map(all::get).toList(), charged);
    }

    /** All of it, by who waited for what. */
    Meanwhiles meanwhiles(ThreadGroups groups) {
        Meanwhiles meanwhiles = new Meanwhiles();
        for (int i = 0; i < charges.size(); i++) {
            int account = accountOf(i);
            meanwhiles.add(facts.sortOf(accounts.sort(account)), accounts.thread(account),
                    task(accounts.task(account)), groups.name(accounts.group(account)),
                    cause(roots.value(rootOf(i))), charges.sum(i));
        }
        return meanwhiles;
    }

    private Blame.Root root(long key, long nanos, long ownNanos) {
        int sort = (int) (key >>> 25 & 0x1FFFFFF) - 1;
        WaitSort of = sort < 0 ? null : facts.sortOf(sort);
        return new Blame.Root((int) (key >>> 54), cause(key), of == null ? null : of.kind(),
                of == null ? null : of.blocker(), of == null ? null : of.site(), task((int) (key & 0x1FFFFFF) - 1),
                nanos, ownNanos);
    }

    private static Cause cause(long key) {
        return Cause.values()[(int) (key >>> 50 & 15)];
    }

    private @Nullable String task(int number) {
        return number < 0 ? null : tasks.name(number);
    }
}
