package dev.awaitscope.reports.timeline;

import dev.awaitscope.reports.column.IntColumn;
import dev.awaitscope.reports.recording.AgentEvent;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Which submits ended without a run: refused by the executor, or cancelled. */
final class LeftTasks {
    private final BitSet refused = new BitSet();
    private final Map<Integer, Long> cancelled = new HashMap<>();
    private final TaskColumns submits;

    private LeftTasks(TaskColumns submits) {
        this.submits = submits;
    }

    /**
     * @param byTask
     *            rows of submits by task, those of one task by start
     */
    static LeftTasks of(Collected collected, IntColumn byTask) {
        LeftTasks left = new LeftTasks(collected.submits);
        collected.rejects.forEach(reject -> left.refuse(reject, byTask));
        for (AgentEvent.FutureComplete completion : collected.completions) {
            if (completion.cancelled()) {
                left.cancelled.merge(completion.futureId(), completion.startNanos(), Math::max);
            }
        }
        return left;
    }

    /** The newest submit of the same task by the same thread is the one that was refused. */
    private void refuse(AgentEvent.TaskReject reject, IntColumn byTask) {
        int low = 0;
        int high = byTask.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (isAfter(byTask.get(middle), reject)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        for (int i = low - 1; i >= 0 && isSameTask(byTask.get(i), reject); i--) {
            if (submits.thread.get(byTask.get(i)) == reject.thread()) {
                refused.set(byTask.get(i));
                return;
            }
        }
    }

    private boolean isAfter(int submit, AgentEvent.TaskReject reject) {
        int byTask = submits.compareTask(submit, reject.poolId(), reject.taskId());
        return (byTask != 0 ? byTask : Long.compare(submits.start.get(submit), reject.startNanos())) > 0;
    }

    private boolean isSameTask(int submit, AgentEvent.TaskReject reject) {
        return submits.poolId.get(submit) == reject.poolId() && submits.taskId.get(submit) == reject.taskId();
    }

    boolean isRefused(int submit) {
        return refused.get(submit);
    }

    /** Whether a task that did not run was cancelled. Few are, so that ids of different ones hardly ever agree. */
    boolean isCancelled(int submit) {
        long taskId = submits.taskId.get(submit);
        Long at = taskId == (int) taskId ? cancelled.get((int) taskId) : null;
        return at != null && at >= submits.start.get(submit);
    }
}
