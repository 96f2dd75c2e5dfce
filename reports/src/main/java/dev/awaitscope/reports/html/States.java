package dev.awaitscope.reports.html;

import dev.awaitscope.reports.ThreadState.Shown;
import java.util.Arrays;
import java.util.List;

/** The states of a legend, each with the sentence that explains it. */
final class States {
    /** A state as the legend has it; {@code name} is that of its colour. */
    record State(String name, String label, String meaning) {}

    private States() {}

    static List<State> all() {
        return Arrays.stream(Shown.values())
                .map(state -> new State(cssName(state), state.label(), meaning(state)))
                .toList();
    }

    static String cssName(Shown state) {
        return switch (state) {
            case RUNNING -> "running";
            case RUNNABLE -> "runnable";
            case BLOCKED -> "blocked";
            case AWAITING -> "awaiting";
            case IO -> "io";
            case SLEEPING -> "sleeping";
            case PARKED -> "parked";
            case IDLE -> "idle";
            case UNKNOWN -> "unknown";
        };
    }

    static String meaning(Shown state) {
        return switch (state) {
            case RUNNING -> "On a CPU; of a virtual thread: mounted on a carrier. Where only sums are known, the split "
                    + "between running and runnable is an estimate.";
            case RUNNABLE -> "Ready to go on, but no CPU or no carrier was free. Many runnable threads mean that the "
                    + "machine is the limit, not the waiting.";
            case BLOCKED -> "Waits to enter a synchronized block or to get a lock that another thread holds. "
                    + "Hatched, because this is the waiting that sharing state costs.";
            case AWAITING -> "Waits for something another thread does: completes a future, counts down a latch, puts "
                    + "into a queue, signals a condition, ends. The details name that thread, and lead to it.";
            case IO -> "Waits for bytes, a connection or another process. A thread that blocks here holds its stack "
                    + "for as long as the other side takes.";
            case SLEEPING -> "Asked to be woken after a given time. Nothing but the clock ends this.";
            case PARKED -> "Parked by code that says nothing about its reason. The stack tells more.";
            case IDLE -> "Has nothing to do: a pool's worker without a task, an event loop in select, a free carrier. "
                    + "Idle is not waiting, and is in no total of waiting.";
            case UNKNOWN ->
                "Off its CPU where no hook saw why, or without any event in the recording. It is neither running nor "
                        + "waiting, and in no total of waiting.";
        };
    }
}
