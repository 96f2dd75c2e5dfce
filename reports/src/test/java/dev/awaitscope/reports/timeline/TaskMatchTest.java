package dev.awaitscope.reports.timeline;

import static dev.awaitscope.reports.timeline.Trace.MS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.awaitscope.reports.TracedTask;
import dev.awaitscope.reports.TracedTask.Outcome;
import dev.awaitscope.reports.recording.AgentEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Submits and runs of tasks find each other. */
class TaskMatchTest {

    @Test
    void queueTimeIsFromSubmitToRun() {
        TracedTask task = only(Trace.ofAgent(2).run(1, 30, 50, 1, 5).submit(0, 10, 1, 5));
        assertThat(task.queueNanos()).isEqualTo(20 * MS);
        assertThat(task.runNanos()).isEqualTo(20 * MS);
        assertThat(task.submitter()).isEqualTo(0);
        assertThat(task.thread()).isEqualTo(1);
        assertThat(task.outcome()).isEqualTo(Outcome.DONE);
    }

    @Test
    void aDelayThatWasAskedForIsNoQueueTime() {
        Trace trace = Trace.ofAgent(2).run(1, 130, 150, 1, 5);
        trace.add(new AgentEvent.TaskSubmit(10 * MS, 0, 1, "app.Task", 5,
                "java.util.concurrent.ThreadPoolExecutor", 0, 2, 2, 100 * MS));
        assertThat(only(trace).queueNanos()).isEqualTo(20 * MS);
    }

    @Test
    void theSameTaskSubmittedTwiceIsMatchedFirstInFirstOut() {
        List<TracedTask> tasks = Trace.ofAgent(2)
                .submit(0, 10, 1, 5)
                .submit(0, 20, 1, 5)
                .run(1, 30, 40, 1, 5)
                .run(1, 60, 70, 1, 5)
                .timeline()
                .tasks();
        assertThat(tasks).extracting(TracedTask::queueNanos).containsExactly(20 * MS, 40 * MS);
    }

    @Test
    void tasksOfOtherPoolsOrIdsDoNotMatch() {
        List<TracedTask> tasks = Trace.ofAgent(2)
                .submit(0, 10, 1, 5)
                .run(1, 30, 40, 1, 6)
                .run(1, 50, 60, 2, 5)
                .timeline()
                .tasks();
        assertThat(tasks).extracting(TracedTask::outcome)
                .containsExactly(Outcome.QUEUED, Outcome.DONE,
                        Outcome.DONE);
        assertThat(tasks).extracting(TracedTask::queueNanos).containsOnly(TracedTask.NOT_KNOWN);
    }

    @Test
    void aVirtualThreadIsSubmittedBeforeItsTaskIsKnown() {
        Trace trace = Trace.ofAgent(1);
        int virtual = trace.thread("", "VirtualThreads", true);
        trace.add(new AgentEvent.TaskSubmit(10 * MS, 0, 501, null, 0, null, -1, -1, -1, 0));
        trace.add(new AgentEvent.TaskRun(15 * MS, 25 * MS, virtual, 501, "app.Main$$Lambda", 0, null, null, false));
        assertThat(only(trace).queueNanos()).isEqualTo(5 * MS);
    }

    @Test
    void aTaskThatThrewFailed() {
        Trace trace = Trace.ofAgent(1);
        trace.add(new AgentEvent.TaskRun(15 * MS, 25 * MS, 0, 1, "app.Task", 5, "Pool", "java.io.IOException",
                false));
        assertThat(only(trace).outcome()).isEqualTo(Outcome.FAILED);
        assertThat(only(trace).submitNanos()).isEqualTo(TracedTask.NOT_KNOWN);
    }

    @Test
    void aTaskThatWasCancelledIsNoFailure() {
        Trace trace = Trace.ofAgent(1);
        trace.add(new AgentEvent.TaskRun(15 * MS, 15 * MS, 0, 1, "app.Task", 5, "Pool", null, true));
        assertThat(only(trace).outcome()).isEqualTo(Outcome.CANCELLED);
    }

    @Test
    void aTaskCancelledBeforeItsTimeNeverRan() {
        Trace trace = Trace.ofAgent(1).submit(0, 10, 7, 5);
        trace.add(new AgentEvent.FutureComplete(12 * MS, 0, 7, "app.Task", null, true, 0));
        assertThat(only(trace).outcome()).isEqualTo(Outcome.CANCELLED);
    }

    /** The run belongs to the second submit, which was taken. */
    @Test
    void aRefusedTaskMayBeSubmittedAgain() {
        Trace trace = Trace.ofAgent(2).submit(0, 10, 7, 5).submit(0, 20, 7, 5).run(1, 30, 40, 7, 5);
        trace.add(new AgentEvent.TaskReject(11 * MS, 0, 7, "app.Task", 5, "Pool", "Policy", 3, 2));
        List<TracedTask> tasks = trace.timeline().taskMatch().tasks();
        assertThat(tasks).extracting(TracedTask::outcome).containsExactly(Outcome.REJECTED, Outcome.DONE);
        assertThat(tasks.get(1).queueNanos()).isEqualTo(10 * MS);
    }

    @Test
    void aRefusedTaskMayBeRunByItsSubmitter() {
        Trace trace = Trace.ofAgent(2).submit(0, 10, 7, 5).run(0, 12, 40, 7, 5);
        trace.add(new AgentEvent.TaskReject(11 * MS, 0, 7, "app.Task", 5, "Pool", "Policy", 3, 2));
        assertThat(only(trace).outcome()).isEqualTo(Outcome.DONE);
        assertThat(trace.timeline().taskMatch().maximumSize(0)).isEqualTo(2);
    }

    @Test
    void aThreadBelongsToThePoolWhoseTasksItRunsMost() {
        Timeline timeline = Trace.ofAgent(1).run(0, 0, 1, 1, 5).run(0, 2, 3, 2, 6).run(0, 4, 5, 3, 6).timeline();
        assertThat(timeline.threads().getFirst().pool()).isEqualTo(1);
        assertThat(timeline.taskMatch().pools()).extracting(pool -> pool.id()).containsExactly(5, 6);
    }

    private static TracedTask only(Trace trace) {
        List<TracedTask> tasks = trace.timeline().tasks();
        assertThat(tasks).hasSize(1);
        return tasks.getFirst();
    }
}
