package dev.awaitscope.agent.recording;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The agent's inside, as {@code Premain} knows it: through reflection and the JDK's types, since they share no class.
 * Called by one thread at a time.
 */
public final class AgentStart implements Predicate<@Nullable String> {
    private final Instrumentation instrumentation;
    private final Runnable forget;
    private @Nullable Session session;

    /**
     * @param forget
     *            called when tracing has ended and this object is not needed any more
     */
    public AgentStart(Instrumentation instrumentation, Runnable forget) {
        this.instrumentation = instrumentation;
        this.forget = forget;
    }

    /**
     * Does what the arguments say: options start tracing, and what goes wrong is one line on standard error; a
     * {@link Request} is done and answered.
     *
     * @return whether the program is traced now
     */
    @Override
    public boolean test(@Nullable String arguments) {
        Request request = Request.parse(arguments);
        try {
            if (request == null) {
                start(arguments == null ? "" : arguments);
            } else {
                answer(request);
            }
        } catch (NotTracingException e) {
            Console.say("not tracing: " + e.getMessage());
        } catch (ReflectiveOperationException | IOException e) {
            Console.say("not tracing: " + e);
        }
        return session != null && !session.hasEnded();
    }

    private void start(String arguments) throws NotTracingException, ReflectiveOperationException, IOException {
        long startNanos = System.nanoTime();
        if (session != null) {
            throw new NotTracingException("the program is traced already");
        }
        Options options = parse(arguments);
        BridgeDefinition.open(instrumentation);
        BridgeDefinition.define();
        // From here on classes are used that know the bridge.
        Session started = new Session(options, instrumentation, this::ended, startNanos);
        boolean complete = false;
        try {
            started.start();
            complete = true;
        } catch (IOException e) {
            throw new NotTracingException("cannot write " + options.out() + ": " + e
                    + "; choose another file with out=...");
        } finally {
            if (complete) {
                session = started;
                Answers.traced(true);
            } else {
                started.end();
            }
        }
    }

    private void ended() {
        try {
            Answers.traced(false);
        } catch (ReflectiveOperationException e) {
            Console.say("cannot say that tracing has ended: " + e);
        }
        forget.run();
    }

    private static Options parse(String arguments) throws NotTracingException {
        try {
            return Options.parse(arguments);
        } catch (OptionException e) {
            throw new NotTracingException(String.valueOf(e.getMessage()));
        }
    }

    private void answer(Request request) throws ReflectiveOperationException {
        BridgeDefinition.open(instrumentation);
        String answer;
        try {
            answer = switch (request.verb()) {
                case "attach" -> attach(request);
                case "dump" -> dump(request);
                case "detach" -> detach();
                case "status" -> Answers.of(status());
                default -> Answers.refused("this build of the agent does not know '" + request.verb() + "'");
            };
        } catch (NotTracingException e) {
            answer = Answers.refused(String.valueOf(e.getMessage()));
        } catch (IOException | RuntimeException e) {
            answer = Answers.refused(e.toString());
        }
        Answers.put(request.id(), answer);
    }

    private String attach(Request request) throws NotTracingException, ReflectiveOperationException, IOException {
        if (session != null) {
            throw new NotTracingException("the program is traced already, by Awaitscope " + BridgeDefinition.build()
                    + ", to " + session.status().get("file"));
        }
        if (!request.build().equals(BridgeDefinition.build())) {
            // Its entry was loaded first and stays.
            throw new NotTracingException("Awaitscope " + BridgeDefinition.build() + " has been in this program before,"
                    + " and this is " + request.build() + ": use that one, or start the program again");
        }
        start(request.options());
        return Answers.of(status());
    }

    private Map<String, Object> status() {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("build", BridgeDefinition.build());
        if (session == null) {
            status.put("state", "not traced");
        } else {
            status.putAll(session.status());
        }
        return status;
    }

    private String dump(Request request) throws NotTracingException, IOException {
        return Answers.of(Map.of("file", traced().dump(parse(request.options()).out())));
    }

    private String detach() throws NotTracingException {
        Session ending = traced();
        ending.end();
        return Answers.of(Map.of("ending", ending.ending()));
    }

    private Session traced() throws NotTracingException {
        if (session == null) {
            throw new NotTracingException("the program is not traced");
        }
        return session;
    }
}
