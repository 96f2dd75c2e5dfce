package dev.awaitscope.cli.bench;

import java.util.concurrent.TimeUnit;

/** How our processes end: by themselves in a while, or by force, but in any case. */
final class Ending {
    private Ending() {}

    /** Returns once the process has ended. An interrupt ends it sooner and stays set. */
    static void await(Process process, long seconds) {
        if (!waitFor(process, seconds)) {
            process.destroyForcibly();
            waitFor(process, seconds);
        }
    }

    private static boolean waitFor(Process process, long seconds) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return process.waitFor(seconds, TimeUnit.SECONDS);
                } catch (InterruptedException again) {
                    interrupted = true;
                    process.destroy();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
