package dev.awaitscope.cli;

import dev.awaitscope.reports.RecordingException;
import dev.awaitscope.reports.Recordings;
import dev.awaitscope.reports.compare.Amounts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A program run under the agent, from its start until its recordings lie where they should. */
final class RecordedProgram {
    private final ProcessBuilder builder;
    private final RecordingFiles files;
    private final Repository repository;
    private final PrintWriter err;
    private final List<Path> written = new ArrayList<>();
    private boolean recovered;

    private RecordedProgram(ProcessBuilder builder, RecordingFiles files, Repository repository, PrintWriter err) {
        this.builder = builder;
        this.files = files;
        this.repository = repository;
        this.err = err;
    }

    /**
     * Checks everything that can be checked before the program starts.
     *
     * @param output the recording's name, may hold {@code %p} and {@code %t}
     * @param options options of the agent, {@code key=value} each
     * @param folder where JFR keeps what is not written yet; null for a temporary folder
     * @throws Problem with one of the codes 125 to 127
     */
    static RecordedProgram prepare(List<String> command, String output, List<String> options, @Nullable Path folder,
            PrintWriter err) throws Problem {
        requireExecutable(command.getFirst());
        Path out = writable(output);
        List<String> all = new ArrayList<>(options);
        try {
            Repository repository = folder == null ? Repository.temporary() : Repository.at(folder);
            all.add("out=" + out);
            all.add("repository=" + repository.folder());
            all.add("quiet");
            ProcessBuilder builder = AgentCommand.of(command, agentJar(), all);
            return new RecordedProgram(builder.inheritIO(), RecordingFiles.before(out), repository, err);
        } catch (IOException failure) {
            throw new Problem(ExitCode.RECORD_FAILED, out + ": cannot be written (" + failure.getMessage()
                    + "); choose another with -o", failure);
        }
    }

    /** Runs it to its end and returns its exit code. */
    int run() throws Problem, InterruptedException {
        ProgramSignals signals = new ProgramSignals();
        Signals.handle(signals::pass);
        Process process;
        try {
            process = builder.start();
        } catch (IOException failure) {
            throw new Problem(ExitCode.RECORD_NOT_EXECUTABLE, builder.command().getFirst() + ": cannot be executed ("
                    + failure.getMessage() + "); check the file", failure);
        }
        signals.to(process);
        int exitCode = process.waitFor();
        try {
            collect();
        } catch (IOException failure) {
            say("the recording could not be looked after (" + failure.getMessage() + "); what there is lies in "
                    + repository.folder());
        }
        err.flush();
        return exitCode;
    }

    /** Its recordings, once it has been run; empty where there are none. */
    List<Path> recordings() {
        return List.copyOf(written);
    }

    /** Recovers what killed JVMs left, and says where the recordings are. */
    private void collect() throws IOException {
        List<Path> unfinished = new ArrayList<>();
        for (Path file : files.added()) {
            (Files.size(file) > 0 ? written : unfinished).add(file);
        }
        Iterator<Path> names = unfinished.iterator();
        for (Path orphan : repository.orphans()) {
            if (names.hasNext()) {
                recover(orphan, names.next());
            }
        }
        repository.close();
        if (written.isEmpty()) {
            say("there is no recording: no JVM of version 17 or newer came to run, or the agent said above why not");
            return;
        }
        String verb = recovered ? "recovered what was recorded until it was killed: " : "recorded ";
        say(written.size() == 1
                ? verb + written.getFirst() + " (" + megabytes(written.getFirst()) + "); for a page: " + Home.launcher()
                        + " report " + written.getFirst()
                : verb + String.join(" ", written.stream().map(Path::toString).toList()) + ", one for each JVM; for a"
                        + " page: " + Home.launcher() + " report FILE");
    }

    /** Writes, for a JVM that was killed, what it had recorded. */
    private void recover(Path orphan, Path file) throws IOException {
        try (Progress progress = Progress.ofBytes("recovering")) {
            Files.delete(file);
            Recordings.recover(orphan, file, progress::at);
            Repository.remove(orphan);
            written.add(file);
            recovered = true;
        } catch (RecordingException unreadable) {
            say("the program was killed and left nothing that can be recovered (" + unreadable.getMessage() + ")");
        }
    }

    private void say(String message) {
        err.println("awaitscope: " + message);
    }

    private static String megabytes(Path file) throws IOException {
        return Amounts.count(Files.size(file) / 1e6) + " MB";
    }

    private static Path agentJar() throws Problem {
        try {
            return Home.agentJar();
        } catch (Problem missing) {
            throw new Problem(ExitCode.RECORD_FAILED, missing.getMessage(), missing);
        }
    }

    private static void requireExecutable(String program) throws Problem {
        if (SearchPath.find(program).isPresent()) {
            return;
        }
        if (SearchPath.isThereButNotExecutable(program)) {
            throw new Problem(ExitCode.RECORD_NOT_EXECUTABLE, program + ": is not executable; check its permissions, or"
                    + " put 'java -jar' in front of a jar");
        }
        throw new Problem(ExitCode.RECORD_NOT_FOUND, program + ": not found; check the name, or the PATH");
    }

    private static Path writable(String output) throws Problem {
        Path out = Path.of(output).toAbsolutePath().normalize();
        Path folder = out.getParent();
        while (folder != null && !Files.exists(folder)) {
            folder = folder.getParent();
        }
        if (folder == null || !Files.isDirectory(folder) || !Files.isWritable(folder) || Files.isDirectory(out)) {
            throw new Problem(ExitCode.RECORD_FAILED, out + ": cannot be written there; choose another with -o");
        }
        if (out.toString().contains(",")) {
            throw new Problem(ExitCode.RECORD_FAILED, out + ": a comma would end the agent's option; choose a name"
                    + " without one");
        }
        return out;
    }
}
