package dev.awaitscope.cli.bench;

import dev.awaitscope.cli.Home;
import dev.awaitscope.cli.Problem;
import dev.awaitscope.cli.Progress;
import dev.awaitscope.cli.Version;
import dev.awaitscope.reports.compare.BenchResult;
import dev.awaitscope.reports.compare.BenchResult.BenchRound;
import dev.awaitscope.reports.compare.Environment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Measures the servers: all modes side by side, round after round, untraced; then each once more under the agent. Used by
 * one thread; an interrupt ends it, and what is complete by then stays.
 */
final class ServersBench {
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
    private final BenchFolder results;
    private final Path folder;
    private final Progress progress;
    private final List<Rounds> scenarios = new ArrayList<>();
    private final List<String> incidents = new ArrayList<>();
    private final Environment before = Machine.now();
    private final Clients clients;
    private int step;

    ServersBench(ServersPlan plan, BenchFolder folder, Progress progress) throws Problem {
        this.plan = plan;
        this.results = folder;
        this.folder = folder.path();
        this.progress = progress;
        this.clients = new Clients(folder.log("clients"));
    }

    /** Measures until all is done or the thread is interrupted. */
    void run() throws Problem {
        try {
            for (Work work : plan.works()) {
                measure(work);
            }
        } catch (InterruptedException stopped) {
            incidents.add("Interrupted: only the rounds that were complete by then are here.");
        } finally {
            clients.close();
        }
    }

    /** Whether something is missing that was asked for. */
    boolean partial() {
        return !incidents.isEmpty();
    }

    /** Whether there is anything to show. */
    boolean isEmpty() {
        return scenarios.stream().allMatch(Rounds::isEmpty);
    }

    /** What went wrong, one sentence each. */
    List<String> incidents() {
        return List.copyOf(incidents);
    }

    /** What is complete by now. */
    BenchResult result() {
        return new BenchResult(Version.current(), "servers: " + String.join(", ", plan.modes()
                .stream()
                .map(Mode::label)
                .toList()), Machine.after(before), plan.options(), method(),
                scenarios.stream().filter(rounds -> !rounds.isEmpty()).map(Rounds::scenario).toList(), incidents);
    }

    private void measure(Work work) throws Problem, InterruptedException {
        Rounds steady = new Rounds(work.label(), plan.steadyTitle(work), "The server " + work.detail()
                + "; each client opens a connection per request.", plan.modes());
        Rounds burst = new Rounds("burst", plan.burst() + " clients at once, " + work.label(), "The lecture's test: "
                + plan.burst() + " clients come at the same moment and ask once.", plan.modes());
        scenarios.add(steady);
        boolean bursts = plan.burst() > 0 && work == plan.works().getFirst();
        if (bursts) {
            scenarios.add(burst);
        }
        untraced(work, steady, bursts ? List.of(burst) : List.of());
        if (plan.traced()) {
            for (Mode mode : plan.modes()) {
                traced(work, mode, steady, bursts ? List.of(burst) : List.of());
            }
        }
    }

    private void untraced(Work work, Rounds steady, List<Rounds> burst) throws Problem, InterruptedException {
        Map<Mode, ServerProcess> servers = new EnumMap<>(Mode.class);
        try {
            for (Mode mode : plan.modes()) {
                start(work, mode, servers);
            }
            for (Mode mode : List.copyOf(servers.keySet())) {
                attempt(mode, servers, "warm-up", plan.steadyLoad(0, WARM_UP_SECONDS), _ -> {});
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
    private void rounds(Map<Mode, ServerProcess> servers, Rounds rounds, Load load)
            throws Problem, InterruptedException {
        for (int round = 1; round <= plan.rounds(); round++) {
            Map<Mode, BenchRound> complete = new EnumMap<>(Mode.class);
            int asked = servers.size();
            for (Mode mode : plan.modes()) {
                attempt(mode, servers, "round " + round + " of " + plan.rounds(), load,
                        measured -> complete.put(mode, measured));
            }
            int died = asked - servers.size();
            if (complete.size() + died == asked) {
                complete.forEach((mode, measured) -> rounds.of(mode).add(measured));
                results.save(result());
            }
        }
    }

    private void traced(Work work, Mode mode, Rounds steady, List<Rounds> burst) throws Problem, InterruptedException {
        String recording = mode.label() + "-" + work.label() + ".jfr";
        String agent = "-javaagent:" + Home.agentJar() + "=quiet,out=" + folder.resolve(recording);
        Map<Mode, ServerProcess> servers = new EnumMap<>(Mode.class);
        try {
            servers.put(mode, ServerProcess.start(mode, work, plan.workers(), agent,
                    results.log(mode.label() + "-" + work.label() + "-traced")));
            Rounds.ModeRounds rounds = steady.of(mode);
            attempt(mode, servers, "traced", plan.steadyLoad(TRACED_WARM_UP_MILLIS, TRACED_SECONDS), rounds::traced);
            rounds.recording(recording);
            for (Rounds one : burst) {
                attempt(mode, servers, "traced burst", plan.burstLoad(), one.of(mode)::traced);
                one.of(mode).recording(recording);
            }
        } catch (RoundFailed failure) {
            incidents.add("Traced pass: " + failure.getMessage() + ".");
        } finally {
            servers.values().forEach(ServerProcess::close);
        }
    }

    private void start(Work work, Mode mode, Map<Mode, ServerProcess> servers) throws Problem, InterruptedException {
        try {
            servers.put(mode, ServerProcess.start(mode, work, plan.workers(), null,
                    results.log(mode.label() + "-" + work.label())));
        } catch (RoundFailed failure) {
            incidents.add(failure.getMessage() + "; that mode is left out.");
        }
    }

    /** One load on one server; a server that died takes no further part, a failed round is left out. */
    private void attempt(Mode mode, Map<Mode, ServerProcess> servers, String what, Load load, Consumer<BenchRound> sink)
            throws Problem, InterruptedException {
        progress.at(step++, mode.label() + ", " + what);
        ServerProcess server = servers.get(mode);
        if (server == null) {
            return;
        }
        try {
            sink.accept(clients.run(server, load));
        } catch (RoundFailed failure) {
            incidents.add(mode.label() + ", " + what + ": " + failure.getMessage() + "; "
                    + (server.isAlive() ? "that round is left out." : "its complete rounds are kept."));
            if (!server.isAlive()) {
                servers.remove(mode);
            }
        }
    }

    private List<String> method() {
        return List.of("Each server ran in a JVM of its own, its clients in another one on the same machine, over the"
                + " loopback interface, a new connection for each request.",
                "After a warm-up of " + WARM_UP_SECONDS + " s each, " + plan.rounds() + " untraced rounds of "
                        + plan.seconds() + " s, interleaved: all modes once, then all again.",
                "Times of the processor, threads and context switches are those of the server's process between the first"
                        + " and the last counted request, from /proc; user and system time come in steps of"
                        + " 10 ms, their sum per request from the kernel's exact clock of the process.",
                "The rounds of a mode share one JVM: what differs between two JVMs of the same mode is in no interval.",
                "Each interval holds by itself with 95 %; among twenty, one may be wrong.",
                "Waits, tasks, concurrency and parallelism are from one traced round of " + TRACED_SECONDS
                        + " s per mode; the untraced rounds know nothing of the tracer.");
    }
}
