package dev.awaitscope.workload;

/** Calls each hook there is on this JDK, at least once, in a few seconds. */
public final class EveryHookWorkload {
    private EveryHookWorkload() {}

    /** Prints what each part of it prints. */
    public static void main(String[] args) throws Exception {
        String[] none = {};
        TasksWorkload.main(none);
        TaskOutcomesWorkload.main(none);
        ThreadPerTaskWorkload.main(none);
        FuturesWorkload.main(none);
        PipelinesWorkload.main(none);
        AsynchronousChannelsWorkload.main(none);
        SelectorWorkload.main(none);
        LoopWorkload.main(none);
        OtherKindsWorkload.main(new String[] {"platform", "1"});
        KindsWorkload.main(new String[] {"platform", "1"});
        if (Virtual.areHere()) {
            OtherKindsWorkload.main(new String[] {"virtual", "1"});
            KindsWorkload.main(new String[] {"virtual", "1"});
            MountsWorkload.main(none);
        }
        System.out.println("all");
    }
}
