package dev.awaitscope.reports.cause;

import dev.awaitscope.reports.CriticalPath;
import dev.awaitscope.reports.CriticalPath.Link;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.Slices;
import dev.awaitscope.reports.ThreadState;
import dev.awaitscope.reports.TracedTask;
import dev.awaitscope.reports.TracedThread;
import dev.awaitscope.reports.timeline.Waits;
import java.util.List;

/** Finds critical paths of a run, of a thread, of a task. Safe to share between threads. */
public final class CriticalPaths {
    /** Where the thread that began the program did anything in the last part of the run, the run ends with it. */
    private static final double LAST = 0.02;
    private static final long FIRST_THREAD = 1;
    /** So many wake-ups at one instant are no chain any more but a fault of the clock. */
    private static final int MOST_HOPS = 64;

    private final List<TracedThread> threads;
    private final List<TracedTask> tasks;
    private final WaitFacts facts;
    private final Actors actors;
    private final TaskTracks tracks;

    CriticalPaths(List<TracedThread> threads, List<TracedTask> tasks, WaitFacts facts, Actors actors,
            TaskTracks tracks) {
        this.threads = threads;
        this.tasks = tasks;
        this.facts = facts;
        this.actors = actors;
        this.tracks = tracks;
    }

    /** For the paths of single threads and tasks of a report; reads through all its waits once. */
    public static CriticalPaths of(RunReport report) {
        WaitFacts facts = WaitFacts.of(Waits.of(report.waits(), report.threads()));
        return new CriticalPaths(report.threads(), report.tasks(), facts,
                Actors.of(report.threads(), report.pools()),
                TaskTracks.of(report.tasks(), report.threads().size(), facts.memory()));
    }

    /**
     * What the end of the run depended on: the end of the thread that began the program, or where that did nothing at
     * the end, of the one that did something last.
     */
    public CriticalPath ofRun() {
        int last = -1;
        long end = 0;
        for (TracedThread thread : threads) {
            long active = thread.carrier() ? 0 : lastActive(thread);
            if (active > end) {
                end = active;
                last = thread.index();
            }
        }
        for (TracedThread thread : threads) {
            long active = lastActive(thread);
            if (thread.id() == FIRST_THREAD && active >= end - LAST * end) {
                return walk(thread.index(), 0, active);
            }
        }
        return last < 0 ? CriticalPath.NONE : walk(last, 0, end);
    }

    /** End of the last thing that it did, or waited for and got. */
    private long lastActive(TracedThread thread) {
        Slices slices = thread.slices();
        for (int i = slices.size() - 1; i >= 0; i--) {
            ThreadState state = slices.state(i);
            boolean open = slices.wait(i) >= 0 && facts.open(slices.wait(i));
            if (state != ThreadState.IDLE && state != ThreadState.UNKNOWN && !open) {
                return slices.endNanos(i);
            }
        }
        return 0;
    }

    /** What the end of a thread depended on, back to its start. */
    public CriticalPath ofThread(int thread) {
        TracedThread of = threads.get(thread);
        return walk(thread, of.startNanos(), Math.max(of.startNanos(), lastActive(of)));
    }

    /** What the end of a task depended on, back to when it was due, or to its start where that is not known. */
    public CriticalPath ofTask(int task) {
        TracedTask of = tasks.get(task);
        if (of.endNanos() == TracedTask.NOT_KNOWN || of.thread() < 0) {
            return CriticalPath.NONE;
        }
        return walk(of.thread(), Math.max(0, of.dueNanos()), of.endNanos());
    }

    /** What the end of a wait depended on, back to its begin. */
    CriticalPath ofWait(int wait) {
        Waits waits = facts.waits();
        return walk(waits.thread(wait), Math.max(0, waits.startNanos(wait)), waits.endNanos(wait));
    }

    private CriticalPath walk(int thread, long from, long to) {
        return new Walk(from, to).from(thread);
    }

    /** One walk back. */
    private final class Walk {
        private final long from;
        private final long to;
        private final PathColumns path;
        private int thread;
        private long at;
        private Link link = Link.SAME_THREAD;
        private int hops;

        Walk(long from, long to) {
            this.from = from;
            this.to = to;
            this.at = to;
            this.path = new PathColumns(facts, actors, tracks);
        }

        CriticalPath from(int last) {
            thread = last;
            while (at > from) {
                Slices slices = threads.get(thread).slices();
                int slice = sliceBefore(slices, at);
                if (slice < 0) {
                    beforeItsStart();
                } else {
                    back(slices, slice);
                }
            }
            return path.path(from, to);
        }

        private void back(Slices slices, int slice) {
            int wait = slices.wait(slice);
            if (wait < 0 || slices.state(slice) == ThreadState.RUNNABLE) {
                segment(slices.startNanos(slice), slices.state(slice), wait);
                return;
            }
            long start = slices.startNanos(slice);
            // An open wait was ended by nobody yet: the path cannot lead on to who owns what it waits for.
            boolean ended = at == slices.endNanos(slice) && hops < MOST_HOPS && !facts.open(wait);
            if (ended && (wokenBy(facts.waker(wait), start, wait) || givenTask(slices.state(slice), start, wait))) {
                return;
            }
            segment(start, slices.state(slice), wait);
        }

        /** Goes on with the thread that ended a wait, from the last instant at which it was not waiting itself. */
        private boolean wokenBy(int waker, long start, int wait) {
            if (waker < 0 || waker == thread) {
                return false;
            }
            Slices slices = threads.get(waker).slices();
            int slice = sliceBefore(slices, at);
            long woke = at;
            if (slice < 0) {
                woke = slices.size() == 0 ? Long.MIN_VALUE : slices.endNanos(slices.size() - 1);
                woke = woke > at ? Long.MIN_VALUE : woke;
            } else if (slices.wait(slice) >= 0) {
                int other = slices.wait(slice);
                while (slice > 0 && slices.wait(slice - 1) == other) {
                    slice--;
                }
                woke = slices.startNanos(slice);
            }
            return goOn(waker, woke, start, wait, Link.WAKE_UP);
        }

        /** A worker without a task was given one: goes on with who did that. */
        private boolean givenTask(ThreadState state, long start, int wait) {
            int next = state == ThreadState.IDLE ? tracks.firstStarting(thread, at) : -1;
            if (next < 0) {
                return false;
            }
            TracedTask task = tasks.get(next);
            boolean given = task.submitter() >= 0 && task.submitter() != thread && task.submitNanos() >= start
                    && task.submitNanos() <= at;
            return given && goOn(task.submitter(), task.submitNanos(), start, wait, Link.SUBMIT);
        }

        private boolean goOn(int other, long instant, long start, int wait, Link how) {
            if (instant <= Math.max(start, from) && instant < at) {
                return false;
            }
            segment(instant, ThreadState.RUNNABLE, wait);
            hops++;
            thread = other;
            link = how;
            return true;
        }

        private void beforeItsStart() {
            TracedThread of = threads.get(thread);
            int starter = of.startedBy();
            boolean known = starter >= 0 && starter != thread && at <= of.startNanos() && hops < MOST_HOPS;
            if (known) {
                hops++;
                int first = of.virtual() ? tracks.first(thread) : -1;
                long submitted = first < 0 ? at : tasks.get(first).submitNanos();
                if (submitted != TracedTask.NOT_KNOWN && submitted < at) {
                    segment(submitted, ThreadState.RUNNABLE, -1);
                }
                thread = starter;
                link = Link.SUBMIT;
            } else {
                Slices slices = of.slices();
                long ended = slices.size() == 0 ? Long.MIN_VALUE : slices.endNanos(slices.size() - 1);
                segment(ended < at ? ended : from, ThreadState.UNKNOWN, -1);
            }
        }

        private void segment(long start, ThreadState state, int wait) {
            long begin = Math.max(from, start);
            if (begin < at) {
                path.add(thread, begin, at, state, wait, link);
                link = Link.SAME_THREAD;
                hops = 0;
                at = begin;
            }
        }
    }

    /** The slice that ends at an instant or holds it inside, -1 for none. */
    private static int sliceBefore(Slices slices, long nanos) {
        int low = 0;
        int high = slices.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (slices.startNanos(middle) < nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int slice = low - 1;
        return slice >= 0 && slices.endNanos(slice) >= nanos ? slice : -1;
    }
}
