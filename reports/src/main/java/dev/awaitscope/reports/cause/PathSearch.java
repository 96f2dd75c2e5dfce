package dev.awaitscope.reports.cause;

import dev.awaitscope.reports.Phrases;
import dev.awaitscope.reports.Requests;
import dev.awaitscope.reports.RunReport;
import dev.awaitscope.reports.TracedTask;
import dev.awaitscope.reports.TracedThread;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the critical paths that are asked for. */
public final class PathSearch {
    private static final int MOST_NAMED = 5;

    private PathSearch() {}

    /** Of each thing of that name its path, of a sort of requests two; empty where nothing is called so. */
    public static List<NamedPath> find(RunReport report, PathQuery query) {
        return switch (query.of()) {
            case RUN -> List.of(new NamedPath("the run", report.causes().criticalPath()));
            case THREAD -> ofThreads(report, query);
            case TASK -> ofSlowestTask(report, query);
            case REQUEST -> ofRequests(report, query);
        };
    }

    /** Where nothing was found: what is missing, and what there is instead. */
    public static String missing(RunReport report, PathQuery query) {
        return switch (query.of()) {
            case RUN -> "nothing is known of the run's end";
            case THREAD -> "there is no thread '" + query.name() + "'; 'summary --json' lists them";
            case TASK -> "no task '" + query.name() + "' ended" + instead(report.tasks()
                    .stream()
                    .map(TracedTask::taskClass)
                    .filter(Objects::nonNull)
                    .map(String::valueOf));
            case REQUEST -> "there is no request" + (query.name().isEmpty() ? "" : " '" + query.name() + "'")
                    + instead(report.causes().requests().stream().map(Requests::name));
        };
    }

    private static String instead(Stream<String> names) {
        String known = names.distinct().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return known.isEmpty() ? "; there is none at all" : "; there are " + known;
    }

    private static List<NamedPath> ofThreads(RunReport report, PathQuery query) {
        List<TracedThread> named = report.threads()
                .stream()
                .filter(thread -> thread.name().equals(query.name())
                        || Long.toString(thread.id()).equals(query.name()))
                .toList();
        if (named.isEmpty()) {
            return List.of();
        }
        CriticalPaths paths = CriticalPaths.of(report);
        return named.stream()
                .map(thread -> new NamedPath("thread " + thread.label(), paths.ofThread(thread.index())))
                .toList();
    }

    private static List<NamedPath> ofSlowestTask(RunReport report, PathQuery query) {
        List<TracedTask> tasks = report.tasks();
        int slowest = -1;
        long longest = -1;
        long count = 0;
        String name = "";
        for (int i = 0; i < tasks.size(); i++) {
            TracedTask task = tasks.get(i);
            String type = task.taskClass();
            if (type != null && query.matches(type) && task.endNanos() != TracedTask.NOT_KNOWN) {
                count++;
                long length = task.endNanos() - task.dueNanos();
                if (length > longest) {
                    longest = length;
                    slowest = i;
                    name = type;
                }
            }
        }
        return slowest < 0
                ? List.of()
                : List.of(new NamedPath("the slowest of " + Phrases.counted(count, "task") + " " + name,
                        CriticalPaths.of(report).ofTask(slowest)));
    }

    private static List<NamedPath> ofRequests(RunReport report, PathQuery query) {
        List<NamedPath> found = new ArrayList<>();
        for (Requests requests : report.causes().requests()) {
            if (query.name().isEmpty() || query.matches(requests.name())) {
                String what = Phrases.counted(requests.lengths().count(), "request") + " " + requests.name();
                found.add(new NamedPath("the median of " + what, requests.typical()));
                found.add(new NamedPath("the 99th percentile of " + what, requests.slow()));
            }
        }
        return found;
    }
}
