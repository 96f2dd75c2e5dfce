package dev.awaitscope.cli.bench;

import dev.awaitscope.cli.Demo;
import dev.awaitscope.cli.ExitCode;
import dev.awaitscope.cli.Home;
import dev.awaitscope.cli.Java;
import dev.awaitscope.cli.Problem;
import dev.awaitscope.cli.Progress;
import dev.awaitscope.reports.compare.Amounts;
import dev.awaitscope.reports.compare.ComparedRun;
import dev.awaitscope.reports.compare.Comparison;
import dev.awaitscope.reports.compare.Environment;
import dev.awaitscope.reports.compare.MeasureKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The lecture's programs as they run here, kept in a folder: what each demo prints, the servers under a burst of clients
 * with a long and with a short listen queue, and their system calls.
 */
final class Lecture {
    static final int STEPS = 40;
    private static final int CLIENTS = 1_000;
    private static final int SHORT_BACKLOG = 5;
    private static final int LONG_BACKLOG = 4_096;
    private static final int ROUNDS = 3;
    private static final int SHOWN_CALLS = 6;
    private static final List<Mode> MODES = List.of(Mode.BLOCKING, Mode.ASYNC, Mode.POOL, Mode.VIRTUAL);

    private final BenchFolder folder;
    private int step;

    Lecture(BenchFolder folder) {
        this.folder = folder;
    }

    /** A program of the lecture, or a claim, and the demo that answers it. */
    private record Claim(String slide, String said, String demo, List<String> arguments, String meaning) {}

    private static final List<Claim> CLAIMS = List.of(
            new Claim("A counter without a lock",
                    "Two threads add 1 to a global counter a million times each; what is printed?",
                    "counter", List.of(),
                    "Without a lock updates are lost, and volatile does not help: reading, adding and"
                            + " writing are three steps. Whoever counts right pays for it; the adder least, since its threads"
                            + " do not meet."),
            new Claim("The trap of the lazy pipeline",
                    "Primes from 10^6 to 10^6 + 500: a generator that is built and timed,"
                            + " against a pool of 4. How many times faster is the pool?",
                    "primes", List.of(), "The lazy variant never"
                            + " ran, so that its time means nothing. Among those that ran, work that only computes gains by"
                            + " cores and by nothing else: the JVM has no lock that lets one thread compute at a time, which"
                            + " in Python made the pool no faster."),
            new Claim("Preemption and cooperation",
                    "A coroutine stops at its yield and nowhere else; threads are stopped by the"
                            + " system's timer.",
                    "coroutine", List.of(), "The generator and the cooperative tasks change only where they"
                            + " say so; the preemptive ones wherever the system pleases."),
            new Claim("What threads cost",
                    "Starting one takes time, its stack is reserved, a switch goes through the kernel:"
                            + " usually 2-5 µs, up to 200 µs.",
                    "threadcost", List.of(), "Compare the column of the hand-over with 2-5 µs,"
                            + " and the memory that is reserved with what is committed."),
            new Claim("Four tasks that wait",
                    "Factorials of 2, 3, 4 and 10 with a second of waiting per multiplication: the sum"
                            + " is 15 s, the longest 9 s.",
                    "factorial", List.of(), "In a row it takes the sum; threads, virtual threads"
                            + " and one thread with futures take the longest."),
            new Claim("Async and threads", "Blocking code is made asynchronous by an executor.", "offload", List.of(),
                    "On the loop"
                            + " the blocking call stops everybody's timer; on the executor nobody's."),
            new Claim("Async for, async with",
                    "A range that takes a second per item; a resource that takes one to open and to"
                            + " close.",
                    "stream", List.of(), "The resource is closed however the stream ends."),
            new Claim("Never awaited", "An async function that is called and never awaited does nothing, and warns.",
                    "unawaited",
                    List.of(),
                    "A future in Java runs all the same; what nobody sees is its failure, and nothing warns."),
            new Claim("Green threads and blocking",
                    "How many green threads run when all the system threads are blocked? None.",
                    "starvation", List.of(), "None: see the rows 'busy' and 'pinned' beside their cures."));

    /** Runs everything once. */
    void run(Progress progress) throws Problem, InterruptedException {
        for (Claim claim : CLAIMS) {
            progress.at(step++, claim.demo());
            demo(claim);
        }
        servers("burst", LONG_BACKLOG, progress);
        servers("backlog", SHORT_BACKLOG, progress);
        for (Mode mode : MODES) {
            progress.at(step++, mode.label() + ", system calls");
            systemCalls(mode);
        }
    }

    private void demo(Claim claim) throws Problem, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Java.executable(), "--enable-native-access=ALL-UNNAMED", "-cp",
                Home.demosClassPath(), mainClass(claim.demo())));
        command.addAll(claim.arguments());
        try {
            Process process = new ProcessBuilder(command).redirectOutput(demoFile(claim).toFile())
                    .redirectError(folder.log(claim.demo()).toFile())
                    .start();
            try {
                process.waitFor();
            } finally {
                process.destroy();
            }
        } catch (IOException failure) {
            throw folder.notWritable(failure);
        }
    }

    private static String mainClass(String demo) throws Problem {
        try {
            return Demo.all().stream().filter(one -> one.name().equals(demo)).findFirst().orElseThrow().mainClass();
        } catch (IOException failure) {
            throw new Problem(ExitCode.FAILED, "the demos cannot be listed (" + failure.getMessage() + ")", failure);
        }
    }

    private Path demoFile(Claim claim) {
        return folder.path().resolve(claim.demo() + ".txt");
    }

    private void servers(String name, int backlog, Progress progress) throws Problem {
        BenchFolder results = BenchFolder.create(folder.path().resolve(name));
        ServersPlan plan = new ServersPlan(List.of(Work.HELLO), MODES, 64, 0, CLIENTS, 8, ROUNDS, 1, 0, backlog, false,
                false,
                false);
        ServersBench bench = new ServersBench(plan, null, results, progress);
        bench.run();
        results.write(bench.result());
    }

    private void systemCalls(Mode mode) throws Problem, InterruptedException {
        Path table = folder.path().resolve("strace-" + mode.label() + ".txt");
        try (Clients clients = new Clients(folder);
                ServerProcess server = ServerProcess.start(ServerOptions.of(mode, Work.HELLO, 8), null,
                        folder.log(mode.label() + "-strace"))) {
            Load burst = new Load(CLIENTS, 64, 0, 0, 0);
            clients.run(server, burst);
            try (Strace calls = Strace.count(server.pid(), table)) {
                clients.run(server, burst);
                calls.stop();
            }
        } catch (RoundFailed failure) {
            try {
                Files.writeString(table, "not counted: " + failure.getMessage() + "\n");
            } catch (IOException full) {
                throw folder.notWritable(full);
            }
        }
    }

    /** Whole lines of Markdown. */
    String markdown() throws Problem {
        Comparison burst = BenchFolder.of(folder.path().resolve("burst")).comparison();
        StringBuilder text = new StringBuilder("Run by `awaitscope bench lecture` on ")
                .append(machine(burst.environment()))
                .append(". The lecture's programs were Python's; its figures are quoted.\n");
        for (Claim claim : CLAIMS) {
            text.append("\n## ").append(claim.slide()).append("\n\n").append(claim.said()).append("\n\n```\n");
            text.append(read(demoFile(claim)).stripTrailing())
                    .append("\n```\n\n")
                    .append(claim.meaning())
                    .append(" (`awaitscope demo ")
                    .append(claim.demo())
                    .append("`)\n");
        }
        text.append("\n## Blocking, asynchronous, threaded: ")
                .append(Amounts.count(CLIENTS))
                .append(" clients at once\n\n")
                .append("The lecture: blocking 3.336 s of real time (user 4.121, system 5.638), asynchronous 1.761 s (4.236,"
                        + " 5.777), 8 threads 5.681 s (4.786, 7.586); these include the 1,000 `curl` processes. Here the clients"
                        + " are one process and are not counted; medians of ")
                .append(ROUNDS)
                .append(" rounds.\n\n");
        bursts(text, "listen queue of " + Amounts.count(LONG_BACKLOG), burst);
        bursts(text, "listen queue of " + SHORT_BACKLOG,
                BenchFolder.of(folder.path().resolve("backlog")).comparison());
        text.append(
                "Who finds the listen queue full is turned away by silence, and TCP tries again after 1, 3, 7 seconds: with a"
                        + " queue of ")
                .append(SHORT_BACKLOG)
                .append(" the real time is the clock of TCP, not the server's. With a queue"
                        + " that holds all clients it is the server's own.\n\n### System calls of one burst\n\n");
        calls(text);
        return text.toString();
    }

    private static void bursts(StringBuilder text, String what, Comparison comparison) {
        comparison.scenarios()
                .stream()
                .filter(scenario -> scenario.name().equals("burst"))
                .findFirst()
                .ifPresent(burst -> {
                    text.append("| ")
                            .append(what)
                            .append(" | real | user | system | p50 | failed |\n| --- | --- | --- | --- | --- | --- |\n");
                    for (ComparedRun run : burst.runs()) {
                        text.append("| ").append(run.label());
                        for (MeasureKind kind : List.of(MeasureKind.REAL_TIME, MeasureKind.USER_TIME,
                                MeasureKind.SYSTEM_TIME,
                                MeasureKind.LATENCY_P50, MeasureKind.FAILED)) {
                            text.append(" | ")
                                    .append(run.measure(kind)
                                            .map(measure -> Amounts.of(kind, measure.median()))
                                            .orElse("-"));
                        }
                        text.append(" |\n");
                    }
                    text.append('\n');
                });
    }

    private void calls(StringBuilder text) throws Problem {
        Map<String, String> rows = new LinkedHashMap<>();
        for (Mode mode : MODES) {
            String table = read(folder.path().resolve("strace-" + mode.label() + ".txt"));
            Map<String, Long> counts = Strace.parse(table.lines().toList());
            long sum = counts.values().stream().mapToLong(Long::longValue).sum();
            rows.put(mode.label(), counts.isEmpty() ? table.strip()
                    : Amounts.threeDigits((double) sum / CLIENTS) + " a request: " + counts.entrySet()
                            .stream()
                            .limit(SHOWN_CALLS)
                            .map(count -> Amounts.count(count.getValue()) + " " + count.getKey())
                            .collect(Collectors.joining(", ")));
        }
        text.append("Counted by `strace -c -f -p` while ")
                .append(Amounts.count(CLIENTS))
                .append(" clients were served by a warm server:\n\n| mode | system calls |\n| --- | --- |\n");
        rows.forEach((mode, calls) -> text.append("| ").append(mode).append(" | ").append(calls).append(" |\n"));
    }

    private static String read(Path file) throws Problem {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new Problem(ExitCode.FAILED, file + ": cannot be read (" + failure.getMessage()
                    + "); name the folder of an earlier 'bench lecture'", failure);
        }
    }

    private static String machine(Environment machine) {
        return machine.cpu() + " · " + machine.cores() + " cores · " + machine.system() + " · JDK " + machine.jdk()
                + " · load "
                + Amounts.count(machine.loadBefore()) + " · " + machine.startedAt();
    }
}
