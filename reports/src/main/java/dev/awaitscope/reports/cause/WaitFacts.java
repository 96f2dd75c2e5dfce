package dev.awaitscope.reports.cause;

import dev.awaitscope.reports.Blame;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.column.ColumnMemory;
import dev.awaitscope.reports.column.IntColumn;
import dev.awaitscope.reports.column.LongIndex;
import dev.awaitscope.reports.timeline.Waits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What causes are computed from: of each wait who ended it, what sort it is of, and which lock it was for. Immutable. */
final class WaitFacts {
    private final Waits waits;
    private final IntColumn sort;
    /** Number of the lock waited for, -1 where the blocker is held by nobody or is not known. */
    private final IntColumn lock;
    private final List<WaitSort> sorts = new ArrayList<>();
    private final Map<WaitSort, Integer> numbers = new HashMap<>();
    /** Equal kinds, blockers and stacks are of one sort; that of their first one by their number. */
    private final LongIndex alike = new LongIndex();
    private final List<Integer> sortOfAlike = new ArrayList<>();
    private final LongIndex locks = new LongIndex();

    private WaitFacts(Waits waits) {
        this.waits = waits;
        this.sort = new IntColumn(waits.memory());
        this.lock = new IntColumn(waits.memory());
    }

    static WaitFacts of(Waits waits) {
        WaitFacts facts = new WaitFacts(waits);
        for (int i = 0; i < waits.size(); i++) {
            facts.sort.add(facts.number(i));
            facts.lock.add(facts.findLock(i));
        }
        return facts;
    }

    private int number(int wait) {
        int site = waits.siteNumber(wait);
        if (site < 0 && waits.site(wait) != null) {
            return numberOf(wait);
        }
        int number = alike
                .of(((long) waits.blockerNumber(wait) << Byte.SIZE | waits.kind(wait).ordinal()) << Integer.SIZE
                        | site + 1L);
        if (number == sortOfAlike.size()) {
            sortOfAlike.add(numberOf(wait));
        }
        return sortOfAlike.get(number);
    }

    private int numberOf(int wait) {
        return numbers.computeIfAbsent(new WaitSort(waits.kind(wait), waits.blocker(wait), waits.site(wait)), of -> {
            sorts.add(of);
            return sorts.size() - 1;
        });
    }

    private int findLock(int wait) {
        WaitKind kind = waits.kind(wait);
        boolean held = kind == WaitKind.LOCK || kind == WaitKind.MONITOR || kind == WaitKind.SEMAPHORE;
        long id = held ? waits.blockerId(wait) : 0;
        if (id == 0) {
            return -1;
        }
        String blocker = waits.blocker(wait);
        long type = blocker == null ? 0 : blocker.hashCode();
        return locks.of((id * 31 + kind.ordinal()) * 1_000_003 + type);
    }

    Waits waits() {
        return waits;
    }

    ColumnMemory memory() {
        return waits.memory();
    }

    int size() {
        return sort.size();
    }

    /** Index of the thread that ended it or, of an open one, owns what it waits for; -1 for none or not known. */
    int waker(int wait) {
        int ender = waits.open(wait) && waits.owned(wait) ? waits.ownerThread(wait) : waits.wakerThread(wait);
        return ender >= 0 && ender == waits.thread(wait) ? -1 : ender;
    }

    int sort(int wait) {
        return sort.get(wait);
    }

    int lock(int wait) {
        return lock.get(wait);
    }

    int lockCount() {
        return locks.size();
    }

    boolean idle(int wait) {
        return waits.idle(wait);
    }

    boolean open(int wait) {
        return waits.open(wait);
    }

    boolean pinned(int wait) {
        return waits.pinned(wait);
    }

    /** What a wait that no thread ended was for. */
    Blame.Cause ending(int wait) {
        ThreadState state = waits.kind(wait).state();
        if (state == ThreadState.IO || state == ThreadState.PROCESS) {
            return Blame.Cause.IO;
        }
        return state == ThreadState.SLEEPING || waits.endedByTime(wait) ? Blame.Cause.TIMER : Blame.Cause.UNKNOWN;
    }

    WaitSort sortOf(int number) {
        return sorts.get(number);
    }

    int sortCount() {
        return sorts.size();
    }
}
