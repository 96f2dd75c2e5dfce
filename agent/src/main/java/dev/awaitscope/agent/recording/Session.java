package dev.awaitscope.agent.recording;

import dev.awaitscope.agent.instrument.Installer;
import dev.awaitscope.agent.trace.Failures;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One time of tracing a JVM, from the installation of the hooks to their removal. Thread-safe: it is ended by its clock,
 * or over attach.
 */
final class Session {
    private final Options options;
    private final Runnable forget;
    private final Failures failures = new Failures();
    private final Installer installer;
    private final SessionClock clock;
    private final long startNanos;
    private @Nullable Tracing tracing;
    private boolean ended;
    private String ending = "";

    /**
     * @param forget
     *            called once when it has ended
     * @param startNanos
     *            when the agent was called
     */
    Session(Options options, Instrumentation instrumentation, Runnable forget, long startNanos) {
        this.options = options;
        this.forget = forget;
        this.startNanos = startNanos;
        this.installer = new Installer(instrumentation, failures);
        this.clock = new SessionClock(this, failures, options.delayNanos(), options.durationNanos());
    }

    /** Installs the hooks, and begins to record unless that is to be later or not at all. */
    void start() throws IOException, NotTracingException {
        if (options.record() && options.delayNanos() == 0) {
            Tracing begun = new Tracing(options, installer.coverage(), failures);
            tracing = begun;
            installer.install(options::whyOff);
            begun.start(startNanos);
        } else {
            installer.install(options::whyOff);
            sayWhatIsNotRecorded();
        }
        if (options.record() || options.durationNanos() > 0) {
            clock.start();
        }
    }

    private void sayWhatIsNotRecorded() {
        if (!options.quiet()) {
            Console.say(options.record()
                    ? "hooks installed, recording begins later (delay)"
                    : "hooks installed, nothing is recorded (record=false)");
        }
    }

    /** The delay is over. */
    void begin() {
        try {
            beginLater();
        } catch (NotTracingException e) {
            Console.say("not tracing: " + e.getMessage());
            end();
        } catch (IOException e) {
            Console.say("not tracing: cannot write " + options.out() + ": " + e);
            end();
        }
    }

    private synchronized void beginLater() throws IOException, NotTracingException {
        if (!ended && options.record()) {
            Tracing begun = new Tracing(options, installer.coverage(), failures);
            begun.start(System.nanoTime());
            tracing = begun;
        }
    }

    /** The duration is over. */
    void endInTime() {
        end();
        if (!options.quiet()) {
            Console.say("tracing has ended after its duration; " + ending());
        }
    }

    /** Looks whether recording can go on, and ends it if not; returns in how many nanoseconds to look again. */
    long look() {
        String hindrance;
        long pauseNanos;
        synchronized (this) {
            if (ended || tracing == null) {
                return SessionClock.FIRST_LOOK_NANOS;
            }
            hindrance = hindrance(tracing);
            if (hindrance == null) {
                tracing.recording().rotate(System.nanoTime());
            }
            pauseNanos = tracing.pauseNanos();
        }
        if (hindrance != null) {
            end();
            Console.say("tracing has ended: " + hindrance + "; " + ending());
        }
        return pauseNanos;
    }

    private @Nullable String hindrance(Tracing tracing) {
        try {
            return tracing.hindrance();
        } catch (IOException e) {
            failures.add("free space", e);
            return null;
        }
    }

    /** Writes what has been recorded so far to a file of its own, and returns its name. */
    synchronized Path dump(String out) throws IOException, NotTracingException {
        if (ended || tracing == null) {
            throw new NotTracingException("nothing is recorded now");
        }
        Path file = OutputFile.create(out);
        tracing.recording().dump(file);
        return file;
    }

    /** What it does, for a person to read. */
    synchronized Map<String, Object> status() {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("state", state());
        if (tracing != null) {
            status.put("file", tracing.recording().file());
            status.put("repository", tracing.repository());
            status.put("bytes", tracing.recording().size());
            status.put("sinceEpochMillis", tracing.recording().startMillis());
            status.putAll(cost(tracing));
        }
        status.put("options", options.given());
        status.put("failures", failures.count());
        return status;
    }

    private Map<String, Object> cost(Tracing tracing) {
        try {
            return tracing.cost().status();
        } catch (IOException e) {
            failures.add("cost", e);
            return Map.of();
        }
    }

    private String state() {
        if (ended) {
            return "not traced";
        }
        return tracing != null ? "recording" : options.record() ? "waiting" : "hooks only";
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    /** What has become of the recording; empty while it goes on, and where there was none. */
    synchronized String ending() {
        return ending;
    }

    /** Ends it if that has not been done: the program goes on as if it had never been traced. */
    void end() {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            clock.stop();
            ending = stop(tracing);
            tracing = null;
            installer.remove();
        }
        forget.run();
    }

    private static String stop(@Nullable Tracing tracing) {
        if (tracing == null) {
            return "";
        }
        return tracing.stop()
                ? "what was recorded is in " + tracing.recording().file()
                : "the recording could not be written to " + tracing.recording().file() + " ("
                        + tracing.recording().problem() + ") and stays in " + tracing.repository()
                        + " until the program ends";
    }
}
