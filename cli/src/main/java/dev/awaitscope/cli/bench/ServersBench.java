package dev.awaitscope.cli.bench;

import dev.awaitscope.cli.Home;
import dev.awaitscope.cli.Problem;
import dev.awaitscope.cli.Progress;
import dev.awaitscope.reports.compare.BenchResult.BenchRound;
import dev.awaitscope.reports.compare.BenchResult.BenchScenario;
import dev.awaitscope.reports.compare.BenchResult.SystemCalls;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The servers: all modes side by side, round after round, untraced; then each once more under the agent. */
final class ServersBench extends Bench {
    /*
     * The servers of all modes live through all rounds of a work: each is warm, none has to start within a round, and the
     * ones that are not asked cost nothing. Rounds go A B C D A B C D, so that what disturbs the machine for a while
     * disturbs all modes alike. What they share is one JVM per mode: its luck in compiling is in all its rounds, and no
     * interval can show it.
     */
    private static final int TRACED_WARM_UP_MILLIS = 1_000;
    private static final int WARM_UP_SECONDS = 3;
    private static final int TRACED_SECONDS = 2;

    private final ServersPlan plan;
    private final @Nullable String databaseUri;
    private final List<Rounds> scenarios = new ArrayList<>();
    /** What could not be found out beside the rounds, a sentence each. */
    private final List<String> remarks = new ArrayList<>();

    ServersBench(ServersPlan plan, @Nullable String databaseUri, BenchFolder folder, Progress progress) {
        super(folder, progress);
        this.plan = plan;
        this.databaseUri = databaseUri;
    }

    @Override
    void measure() throws Problem, InterruptedException {
        for (Work work : plan.works()) {
            if (work == Work.DB) {
                measureWithDatabase();
            } else {
                measure(work, null);
            }
        }
    }

    private void measureWithDatabase() throws Problem, InterruptedException {
        try (Database database = Database.open(databaseUri, folder)) {
            measure(Work.DB, database.uri());
        } catch (RoundFailed noDatabase) {
            missing(Work.DB.label() + ": " + noDatabase.getMessage() + "; that work is left out.");
        }
    }

    @Override
    String title() {
        return "servers: " + String.join(", ", plan.modes().stream().map(Mode::label).toList());
    }

    @Override
    Map<String, String> options() {
        return plan.options();
    }

    @Override
    List<BenchScenario> scenarios() {
        return scenarios.stream().filter(rounds -> !rounds.isEmpty()).map(Rounds::scenario).toList();
    }

    private void measure(Work work, @Nullable String database) throws Problem, InterruptedException {
        Rounds steady = new Rounds(work.label(), plan.steadyTitle(work), "The server " + work.detail()
                + "; " + plan.connecting() + ".", plan.contestants());
        Rounds burst = new Rounds("burst", plan.burst() + " clients at once, " + work.label(), "The lecture's test: "
                + plan.burst() + " clients come at the same moment and ask once.", plan.contestants());
        scenarios.add(steady);
        boolean bursts = plan.burst() > 0 && work == plan.works().getFirst();
        if (bursts) {
            scenarios.add(burst);
        }
        untraced(work, database, steady, bursts ? List.of(burst) : List.of());
        if (plan.traced()) {
            for (Mode mode : plan.modes()) {
                Contestant contestant = new Contestant(mode, false);
                traced(work, database, contestant, steady, bursts ? List.of(burst) : List.of());
                if (work == plan.works().getFirst()) {
                    systemCalls(work, database, contestant, steady);
                    held(work, database, contestant, steady);
                }
            }
        }
    }

    private void untraced(Work work, @Nullable String database, Rounds steady, List<Rounds> burst)
            throws Problem, InterruptedException {
        Map<Contestant, ServerProcess> servers = new LinkedHashMap<>();
        try {
            for (Contestant contestant : plan.contestants()) {
                start(work, database, contestant, servers);
            }
            requireSameBytes(servers);
            for (Contestant contestant : List.copyOf(servers.keySet())) {
                attempt(contestant, servers, "warm-up", plan.steadyLoad(0, WARM_UP_SECONDS), _ -> {});
            }
            rounds(servers, steady, plan.steadyLoad());
            for (Rounds rounds : burst) {
                rounds(servers, rounds, plan.burstLoad());
            }
        } finally {
            servers.values().forEach(ServerProcess::close);
        }
    }

    /** A round that one server failed and survived is left out for all, or the others' rounds would lose their partners. */
    private void rounds(Map<Contestant, ServerProcess> servers, Rounds rounds, Load load)
            throws Problem, InterruptedException {
        for (int round = 1; round <= plan.rounds(); round++) {
            Map<Contestant, BenchRound> complete = new LinkedHashMap<>();
            int asked = servers.size();
            for (Contestant contestant : plan.contestants()) {
                attempt(contestant, servers, "round " + round + " of " + plan.rounds(), load,
                        measured -> complete.put(contestant, measured));
            }
            int died = asked - servers.size();
            if (complete.size() + died == asked) {
                complete.forEach((contestant, measured) -> rounds.of(contestant).add(measured));
                folder.save(result());
            }
        }
    }

    private void traced(Work work, @Nullable String database, Contestant contestant, Rounds steady, List<Rounds> burst)
            throws Problem, InterruptedException {
        String name = contestant.label() + "-" + work.label();
        String recording = name + ".jfr";
        String agent = "-javaagent:" + Home.agentJar() + "=quiet,out=" + folder.path().resolve(recording);
        Map<Contestant, ServerProcess> servers = new LinkedHashMap<>();
        try {
            servers.put(contestant, ServerProcess.start(plan.server(contestant.mode(), work, database), agent,
                    folder.log(name + "-traced")));
            Rounds.ModeRounds rounds = steady.of(contestant);
            attempt(contestant, servers, "traced", plan.steadyLoad(TRACED_WARM_UP_MILLIS, TRACED_SECONDS),
                    rounds::traced);
            rounds.recording(recording);
            for (Rounds one : burst) {
                attempt(contestant, servers, "traced burst", plan.burstLoad(), one.of(contestant)::traced);
                one.of(contestant).recording(recording);
            }
        } catch (RoundFailed failure) {
            missing("Traced pass: " + failure.getMessage() + ".");
        } finally {
            servers.values().forEach(ServerProcess::close);
        }
    }

    /** In a server of its own: strace stops a thread twice for each call. */
    private void systemCalls(Work work, @Nullable String database, Contestant contestant, Rounds rounds)
            throws Problem, InterruptedException {
        step(contestant.label() + ", system calls");
        String name = contestant.label() + "-" + work.label() + "-strace";
        try (ServerProcess server = ServerProcess.start(plan.server(contestant.mode(), work, database), null,
                folder.log(name))) {
            clients.run(server, plan.countedLoad());
            try (Strace strace = Strace.count(server.pid(), folder.log(name + "-table"))) {
                long answered = clients.run(server, plan.countedLoad()).answered();
                if (answered > 0) {
                    rounds.of(contestant).systemCalls(new SystemCalls(answered, strace.stop()));
                }
            }
        } catch (RoundFailed failure) {
            remarks.add("The system calls of " + contestant.label() + " were not counted: " + failure.getMessage()
                    + ".");
        }
    }

    /** Where a thread serves one connection after the other, more than there are threads cannot be open. */
    private void held(Work work, @Nullable String database, Contestant contestant, Rounds rounds)
            throws Problem, InterruptedException {
        step(contestant.label() + ", open connections");
        if (!contestant.mode().holdsConnections()) {
            return;
        }
        try (ServerProcess server = ServerProcess.start(plan.keepingServer(contestant.mode(), work, database),
                ConnectionMemory.JVM_OPTION, folder.log(contestant.label() + "-" + work.label() + "-held"))) {
            rounds.of(contestant).held(ConnectionMemory.measure(server, plan.heldConnections()));
        } catch (RoundFailed failure) {
            remarks.add("What open connections take of " + contestant.label() + " is not known: "
                    + failure.getMessage() + ".");
        }
    }

    private void start(Work work, @Nullable String database, Contestant contestant,
            Map<Contestant, ServerProcess> servers) throws Problem, InterruptedException {
        try {
            servers.put(contestant, ServerProcess.start(plan.server(contestant.mode(), work, database), null,
                    folder.log(contestant.label() + "-" + work.label())));
        } catch (RoundFailed failure) {
            missing(failure.getMessage() + "; that mode is left out.");
        }
    }

    /** What differs between two modes must not be what they send; one that sends something else is left out. */
    private void requireSameBytes(Map<Contestant, ServerProcess> servers) {
        String agreed = null;
        for (Contestant contestant : List.copyOf(servers.keySet())) {
            ServerProcess server = servers.get(contestant);
            try {
                String answer = server == null ? "" : Wire.answer(server.port());
                agreed = agreed == null ? answer : agreed;
                if (!answer.equals(agreed)) {
                    throw new RoundFailed("it sends other bytes than the first mode");
                }
            } catch (RoundFailed failure) {
                missing(contestant.label() + ": " + failure.getMessage() + "; that mode is left out.");
                if (server != null) {
                    servers.remove(contestant);
                    server.close();
                }
            }
        }
    }

    /** One load on one server; a server that died takes no further part, a failed round is left out. */
    private void attempt(Contestant contestant, Map<Contestant, ServerProcess> servers, String what, Load load,
            Consumer<BenchRound> sink)
            throws Problem, InterruptedException {
        step(contestant.label() + ", " + what);
        ServerProcess server = servers.get(contestant);
        if (server == null) {
            return;
        }
        try {
            sink.accept(clients.run(server, load));
        } catch (RoundFailed failure) {
            missing(contestant.label() + ", " + what + ": " + failure.getMessage() + "; "
                    + (server.isAlive() ? "that round is left out." : "its complete rounds are kept."));
            if (!server.isAlive()) {
                servers.remove(contestant);
            }
        }
    }

    @Override
    List<String> method() {
        List<String> sentences = new ArrayList<>(List.of(
                "Each server ran in a JVM of its own, its clients in another one on the same machine, over the"
                        + " loopback interface; " + plan.connecting() + ".",
                "All modes sent the same bytes for the same request;"
                        + " one that did not would not be here.",
                "After a warm-up of " + WARM_UP_SECONDS + " s each, " + plan.rounds() + " untraced rounds of "
                        + plan.seconds() + " s, interleaved: all modes once, then all again.",
                "Times of the processor, threads and context switches are those of the server's process between the first"
                        + " and the last counted request, from /proc; user and system time come in steps of"
                        + " 10 ms, their sum per request from the kernel's exact clock of the process.",
                "The rounds of a mode share one JVM: what differs between two JVMs of the same mode is in no interval.",
                "Each interval holds by itself with 95 %; among twenty, one may be wrong.",
                "Waits, tasks, concurrency and parallelism are from one traced round of " + TRACED_SECONDS
                        + " s per mode; the untraced rounds know nothing of the tracer.",
                "System calls are counted by strace, and the memory of open connections by the JVM after a collection, in"
                        + " servers of their own that nobody times."));
        sentences.addAll(remarks);
        return sentences;
    }
}
