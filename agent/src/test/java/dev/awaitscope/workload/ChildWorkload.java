package dev.awaitscope.workload;

import java.io.IOException;
import java.util.List;

/** Starts another JVM, which inherits the environment, and prints its exit code. */
public final class ChildWorkload {
    private ChildWorkload() {}

    /** Without an argument it is the parent. */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length > 0) {
            EndWorkload.main(new String[] {"exit"});
            return;
        }
        String java = ProcessHandle.current().info().command().orElseThrow();
        ProcessBuilder child = new ProcessBuilder(List.of(java, "-cp", System.getProperty("java.class.path"),
                ChildWorkload.class.getName(), "child"));
        System.out.println("child: " + child.inheritIO().start().waitFor());
    }
}
