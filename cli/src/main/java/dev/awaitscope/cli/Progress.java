package dev.awaitscope.cli;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A bar on standard error while something takes long; nothing at all where no person watches. */
public final class Progress implements AutoCloseable {
    private static final int WIDTH = 78;

    private final @Nullable ProgressBar bar;

    private Progress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    /**
     * Begins at 0.
     *
     * @param what the words in front of the bar
     * @param steps its end; may be corrected later
     */
    public static Progress start(String what, long steps) {
        return start(what, steps, "", 1);
    }

    /** The same over bytes, shown in megabytes. */
    static Progress ofBytes(String what) {
        return start(what, 1, " MB", 1_000_000);
    }

    private static Progress start(String what, long steps, String unit, long unitSize) {
        if (!Terminal.interactive()) {
            return new Progress(null);
        }
        PrintStream err = System.err;
        return new Progress(new ProgressBarBuilder().setTaskName(what)
                .setInitialMax(steps)
                .setUnit(unit, unitSize)
                .setStyle(ProgressBarStyle.ASCII)
                .clearDisplayOnFinish()
                .setUpdateIntervalMillis(100)
                .setConsumer(new ConsoleProgressBarConsumer(err, WIDTH))
                .build());
    }

    /** Goes to a step, and says what is being done. */
    public void at(long step, String doing) {
        if (bar != null) {
            bar.stepTo(step);
            bar.setExtraMessage(doing);
        }
    }

    /** Goes to a step of so many. */
    public void at(long step, long of) {
        if (bar != null) {
            bar.maxHint(of);
            bar.stepTo(step);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
