package dev.awaitscope.cli;

import dev.awaitscope.reports.compare.Amounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Looks at the machine for what we can use. */
final class Checkup {
    private static final Path PORTS = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
    private static final Path BACKLOG = Path.of("/proc/sys/net/core/somaxconn");
    private static final Path SCHEDSTAT = Path.of("/proc/self/schedstat");
    private static final Path LIMITS = Path.of("/proc/self/limits");
    private static final int LECTURE_CLIENTS = 1_000;
    private static final double ROOM_BYTES = 1.5e9;

    /** How good a finding is. */
    enum State {
        GOOD("ok"),
        /** Something is left out or weaker without it. */
        MISSING("missing"),
        /** Nothing works without it. */
        BROKEN("broken");

        private final String mark;

        State(String mark) {
            this.mark = mark;
        }

        String mark() {
            return mark;
        }
    }

    /**
     * One thing looked at.
     *
     * @param what its name
     * @param found what there is
     * @param neededFor why that matters
     */
    record Finding(State state, String what, String found, String neededFor) {}

    /** All of them, what matters most first. */
    List<Finding> findings() {
        return List.of(jdks(), built(), cores(), schedstat(), temporaryFolder(), ports(), backlog(), openFiles(),
                program("strace", "to count a server's system calls, as the lecture did: strace -c -f"),
                program("perf", "to see from the kernel what schedstat only sums: perf sched"), browser());
    }

    private static Finding jdks() {
        List<Jdks.Jdk> found = Jdks.find();
        String list = String.join(", ", found.stream().map(jdk -> jdk.version() + " (" + jdk.home() + ")").toList());
        return new Finding(State.GOOD, "JDKs", list,
                "25 or newer runs awaitscope; programs on 17 or newer can be traced. With -XX:AOTCache any agent makes"
                        + " JDK 25 drop the cache");
    }

    private static Finding built() {
        try {
            return new Finding(State.GOOD, "agent", Home.agentJar().toString(),
                    "java -javaagent:THIS=out=run.jfr -jar app.jar works without this command");
        } catch (Problem missing) {
            return new Finding(State.BROKEN, "agent", missing.getMessage(), "record, demo and bench run it");
        }
    }

    private static Finding cores() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new Finding(cores > 1 ? State.GOOD : State.MISSING, "cores", Integer.toString(cores),
                "bench needs two: a server and its clients share them");
    }

    private static Finding schedstat() {
        return new Finding(Files.isReadable(SCHEDSTAT) ? State.GOOD : State.MISSING, "schedstat",
                Files.isReadable(SCHEDSTAT) ? SCHEDSTAT.toString() : "not there",
                "parallelism, and time ready without a CPU, per thread; without it from the JVM's CPU load");
    }

    private static Finding temporaryFolder() {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            double free = Files.getFileStore(folder).getUsableSpace();
            return new Finding(free > ROOM_BYTES ? State.GOOD : State.MISSING, "temporary folder",
                    folder + ", " + Amounts.count(free / 1e9) + " GB free",
                    "JFR keeps there what is not written yet, and ends the program when it is full; --repository"
                            + " names another");
        } catch (IOException unknown) {
            return new Finding(State.MISSING, "temporary folder", folder + " (" + unknown.getMessage() + ")",
                    "JFR keeps there what is not written yet; --repository names another");
        }
    }

    private static Finding ports() {
        String use = "a bench opens a connection for each request, and each takes a port for a while";
        Optional<String> range = firstLine(PORTS);
        if (range.isEmpty()) {
            return new Finding(State.MISSING, "ephemeral ports", "not known", use);
        }
        String[] ends = range.get().strip().split("\\s+");
        return new Finding(State.GOOD, "ephemeral ports", Amounts.count(Double.parseDouble(ends[1])
                - Double.parseDouble(ends[0]) + 1) + " (" + ends[0] + " to " + ends[1] + ")", use);
    }

    private static Finding backlog() {
        String use = "longest listen queue; the lecture's " + LECTURE_CLIENTS + " clients at once need that much";
        return firstLine(BACKLOG).map(line -> new Finding(
                Long.parseLong(line.strip()) >= LECTURE_CLIENTS ? State.GOOD : State.MISSING, "listen queue",
                line.strip(), use)).orElse(new Finding(State.MISSING, "listen queue", "not known", use));
    }

    private static Finding openFiles() {
        String use = "a connection is an open file, on both sides";
        try (Stream<String> lines = Files.lines(LIMITS)) {
            String limit = lines.filter(line -> line.startsWith("Max open files"))
                    .findFirst()
                    .map(line -> line.split("\\s{2,}")[1])
                    .orElse("not known");
            boolean enough = limit.equals("unlimited")
                    || limit.matches("\\d{1,18}") && Long.parseLong(limit) > 2 * LECTURE_CLIENTS;
            return new Finding(enough ? State.GOOD : State.MISSING, "open files", limit, use);
        } catch (IOException | UncheckedIOException elsewhere) {
            return new Finding(State.MISSING, "open files", "not known", use);
        }
    }

    private static Finding program(String name, String use) {
        return SearchPath.find(name)
                .map(path -> new Finding(State.GOOD, name, path.toString(), use))
                .orElse(new Finding(State.MISSING, name, "not on the PATH", use));
    }

    private static Finding browser() {
        String use = "report --open and compare --open; the pages open in any";
        return Browser.find()
                .map(path -> new Finding(State.GOOD, "browser", path.toString(), use))
                .orElse(new Finding(State.MISSING, "browser", "not on the PATH, and BROWSER is not set", use));
    }

    private static Optional<String> firstLine(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst();
        } catch (IOException | UncheckedIOException elsewhere) {
            return Optional.empty();
        }
    }
}
