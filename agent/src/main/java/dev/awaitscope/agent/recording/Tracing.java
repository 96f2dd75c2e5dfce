package dev.awaitscope.agent.recording;

import dev.awaitscope.agent.bootstrap.Bridge;
import dev.awaitscope.agent.instrument.HookCoverage;
import dev.awaitscope.agent.os.OsSampler;
import dev.awaitscope.agent.trace.Failures;
import dev.awaitscope.agent.trace.HookCosts;
import dev.awaitscope.agent.trace.Limits;
import dev.awaitscope.agent.trace.MeteredHandler;
import dev.awaitscope.agent.trace.TraceHandler;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What there is while a session records: the handler of the hooks, the recording, and the agent's threads. */
final class Tracing {
    private final Options options;
    private final Repository repository;
    private final FreeSpace space;
    private final TraceHandler handler;
    private final MeteredHandler metered;
    private final HookCosts hookCosts;
    private final SelfCost cost;
    private final Failures failures;
    private final SelfDescription description;
    private final AgentRecording recording;
    private final OsSampler sampler;
    private volatile boolean stopping;

    /** Takes the recording's file and prepares everything; nothing is recorded yet. */
    Tracing(Options options, HookCoverage coverage, Failures failures) throws IOException, NotTracingException {
        this.options = options;
        this.failures = failures;
        this.repository = Repository.prepare(options.repository(), failures);
        this.space = new FreeSpace(repository, Path.of(options.out()).toAbsolutePath());
        String shortage = space.shortage();
        if (shortage != null) {
            throw new NotTracingException(shortage + "; choose a folder on another disk with repository=...");
        }
        Path file = OutputFile.create(options.out());
        this.handler = new TraceHandler(
                new Limits(options.minimumNanos(), options.stackNanos(), new TracedThreads(options.threads()),
                        TracedThreads::isOfJvm),
                failures);
        this.metered = new MeteredHandler(handler);
        this.hookCosts = metered.costs();
        this.cost = new SelfCost(hookCosts, repository);
        this.description = new SelfDescription(options, coverage, failures);
        this.recording = new AgentRecording(options, file, failures);
        this.sampler = OsSampler.create(options.groups()::accepts,
                (group, reason) -> description.limit(group, "off", reason), failures);
    }

    /**
     * Begins to record. The hooks must be installed.
     *
     * @param startNanos
     *            when the agent was called
     */
    void start(long startNanos) {
        Bridge.handler = metered;
        SelfCheck.run(handler, description);
        description.started(System.nanoTime() - startNanos);
        // As late as possible: what came before is no part of the program.
        recording.start(this::describe, this::endChunk);
        description.started(System.nanoTime() - startNanos);
        repository.restrict();
        if (!options.quiet()) {
            Console.say("tracing to " + recording.file());
        }
        // Last, so that they do not load classes together with this thread, the program's main one, which would wait.
        handler.start(hookCosts::calibrate);
        sampler.start();
    }

    private void describe() {
        int unwatched = sampler.unwatchedThreads();
        if (unwatched > 0) {
            description.limit("os-scheduling", "partial", unwatched + " more threads were not watched");
        }
        description.write();
    }

    private void endChunk() {
        sampler.sampleNow();
        if (stopping || AgentRecording.isJvmEnding()) {
            handler.endLastChunk();
            recording.willEnd();
        } else {
            handler.endChunk();
        }
        writeCost();
        describe();
    }

    private void writeCost() {
        try {
            cost.write();
        } catch (IOException e) {
            failures.add("cost", e);
        }
    }

    /** Why it cannot go on; null where it can. */
    @Nullable
    String hindrance() throws IOException {
        if (!recording.isRunning()) {
            space.giveWayIfFull();
            return isShuttingDown() ? null : "the recording was stopped by someone else";
        }
        String shortage = space.shortageWhileRecording();
        if (shortage != null) {
            description.limit("recording", "partial", "ended early: " + shortage);
        }
        return shortage;
    }

    /** How long the next look whether it can go on may wait. */
    long pauseNanos() {
        return space.pauseNanos();
    }

    private static boolean isShuttingDown() {
        try {
            // There is no such hook, and while the JVM shuts down, which ends recordings too, it must not be asked for.
            Runtime.getRuntime().removeShutdownHook(new Thread());
            return false;
        } catch (IllegalStateException e) {
            return true;
        }
    }

    /** What it has cost so far. */
    SelfCost cost() {
        return cost;
    }

    AgentRecording recording() {
        return recording;
    }

    /** Ends it all; true where the recording's file was written. */
    boolean stop() {
        // First the hooks, so that what they counted agrees with what is written.
        Bridge.handler = null;
        stopping = true;
        space.guard(recording::stop);
        handler.stop();
        sampler.stop();
        return recording.isWritten();
    }

    /** Where JFR keeps what could not be written. */
    Path repository() {
        return repository.folder();
    }
}
