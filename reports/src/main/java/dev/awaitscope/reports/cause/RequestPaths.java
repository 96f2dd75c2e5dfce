package dev.awaitscope.reports.cause;

import dev.awaitscope.reports.CriticalPath;
import dev.awaitscope.reports.Distribution;
import dev.awaitscope.reports.Requests;
import dev.awaitscope.reports.Requests.Sort;
import dev.awaitscope.reports.TracedTask;
import dev.awaitscope.reports.WaitKind;
import dev.awaitscope.reports.timeline.Waits;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the requests of a run, and of each sort the path of a typical one and of a slow one. Not thread-safe. */
final class RequestPaths {
    /** However many sorts there are, only so many are looked at. */
    private static final int MOST_SEEN = 1_000;
    private static final Comparator<Kind> MOST_TIME_FIRST = Comparator
            .comparingLong((Kind kind) -> kind.distribution().totalNanos())
            .reversed()
            .thenComparing(kind -> kind.sort)
            .thenComparing(kind -> kind.name);

    private final List<TracedTask> tasks;
    private final WaitFacts facts;
    private final TaskTracks tracks;
    private final Map<String, Kind> kinds = new LinkedHashMap<>();

    RequestPaths(List<TracedTask> tasks, WaitFacts facts, TaskTracks tracks) {
        this.tasks = tasks;
        this.facts = facts;
        this.tracks = tracks;
    }

    List<Requests> all(CriticalPaths paths) {
        each((sort, name, _, nanos) -> {
            Kind kind = kind(sort, name);
            if (kind != null) {
                kind.lengths.add(nanos);
            }
        });
        kinds.values().forEach(Kind::aim);
        each((sort, name, index, nanos) -> {
            Kind kind = kinds.get(key(sort, name));
            if (kind != null) {
                kind.typical.look(index, nanos);
                kind.slow.look(index, nanos);
            }
        });
        return kinds.values()
                .stream()
                .sorted(MOST_TIME_FIRST)
                .limit(Requests.MOST)
                .map(kind -> new Requests(kind.sort, kind.name, kind.distribution(),
                        path(paths, kind.sort, kind.typical.index), path(paths, kind.sort, kind.slow.index)))
                .toList();
    }

    private static CriticalPath path(CriticalPaths paths, Sort sort, int index) {
        return sort == Sort.TASK ? paths.ofTask(index) : paths.ofWait(index);
    }

    private void each(Request request) {
        for (int i = 0; i < tasks.size(); i++) {
            TracedTask task = tasks.get(i);
            if (isRequest(task)) {
                String name = task.taskClass();
                request.of(Sort.TASK, name == null ? "" : name, i, task.endNanos() - task.dueNanos());
            }
        }
        Waits waits = facts.waits();
        for (int i = 0; i < waits.size(); i++) {
            if (waits.kind(i) == WaitKind.HTTP && !waits.open(i)) {
                String site = waits.site(i);
                request.of(Sort.HTTP, site == null ? "" : site, i, waits.endNanos(i) - waits.startNanos(i));
            }
        }
    }

    private boolean isRequest(TracedTask task) {
        boolean whole = task.submitNanos() != TracedTask.NOT_KNOWN && task.endNanos() != TracedTask.NOT_KNOWN
                && task.thread() >= 0;
        return whole && (task.submitter() < 0 || tracks.at(task.submitter(), task.submitNanos()) < 0);
    }

    private @Nullable Kind kind(Sort sort, String name) {
        Kind known = kinds.get(key(sort, name));
        if (known != null || kinds.size() >= MOST_SEEN) {
            return known;
        }
        Kind kind = new Kind(sort, name);
        kinds.put(key(sort, name), kind);
        return kind;
    }

    private static String key(Sort sort, String name) {
        return sort.label() + ' ' + name;
    }

    /** Takes a request: {@code index} is that of its task or its wait. */
    @FunctionalInterface
    private interface Request {
        void of(Sort sort, String name, int index, long nanos);
    }

    private static final class Kind {
        private final Sort sort;
        private final String name;
        private final Lengths lengths = new Lengths();
        private final Nearest typical = new Nearest();
        private final Nearest slow = new Nearest();

        Kind(Sort sort, String name) {
            this.sort = sort;
            this.name = name;
        }

        Distribution distribution() {
            return lengths.distribution();
        }

        void aim() {
            typical.wanted = distribution().p50Nanos();
            slow.wanted = distribution().p99Nanos();
        }
    }

    /** The first of those whose length is nearest to a wanted one. */
    private static final class Nearest {
        private long wanted;
        private int index = -1;
        private long distance = Long.MAX_VALUE;

        void look(int candidate, long nanos) {
            long away = Math.abs(nanos - wanted);
            if (away < distance) {
                distance = away;
                index = candidate;
            }
        }
    }
}
