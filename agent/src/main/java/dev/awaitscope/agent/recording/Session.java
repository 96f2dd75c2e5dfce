package dev.awaitscope.agent.recording;

import dev.awaitscope.agent.bootstrap.Bridge;
import dev.awaitscope.agent.instrument.Installer;
import dev.awaitscope.agent.os.ScheduleSampler;
import dev.awaitscope.agent.trace.Failures;
import dev.awaitscope.agent.trace.Limits;
import dev.awaitscope.agent.trace.TraceHandler;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Path;

/** One time of tracing: recording, hooks, and the threads of the agent. */
final class Session {
    private Session() {}

    static void start(Options options, Instrumentation instrumentation, long startNanos) throws IOException {
        if (!options.record()) {
            installOnly(options, instrumentation);
            return;
        }
        Path file = OutputFile.create(options.out());
        Failures failures = new Failures();
        TraceHandler handler = new TraceHandler(
                new Limits(options.minimumNanos(), options.stackNanos(), new TracedThreads(options.threads())),
                failures);
        Installer installer = new Installer(instrumentation, failures);
        SelfDescription description = new SelfDescription(options, installer.coverage(), failures);
        AgentRecording recording = new AgentRecording(options, file, failures);
        installer.install(options.groups()::accepts);
        Bridge.handler = handler;
        SelfCheck.run(handler, description);
        description.started(System.nanoTime() - startNanos);
        // As late as possible: what came before is no part of the program.
        recording.start(description::write, () -> {
            handler.endChunk();
            description.write();
        });
        description.started(System.nanoTime() - startNanos);
        if (!options.quiet()) {
            Console.say("tracing to " + file);
        }
        // Last, so that they do not load classes together with this thread, the program's main one, which would wait.
        handler.start();
        if (options.groups().accepts("os-scheduling") && ScheduleSampler.isAvailable()) {
            new ScheduleSampler(failures).start();
        }
    }

    /** Hooks without a handler: what they cost where nothing is traced. */
    private static void installOnly(Options options, Instrumentation instrumentation) {
        new Installer(instrumentation, new Failures()).install(options.groups()::accepts);
        if (!options.quiet()) {
            Console.say("hooks installed, nothing is recorded (record=false)");
        }
    }
}
