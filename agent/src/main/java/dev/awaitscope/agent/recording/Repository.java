package dev.awaitscope.agent.recording;

import dev.awaitscope.agent.trace.Failures;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;

/** The folder in which JFR keeps what is not dumped yet: where it is, and that nobody else may read it. */
final class Repository {
    /** Set by JFR when it creates its own folder below the one it was given. */
    private static final String LOCATION = "jdk.jfr.repository";

    private final Failures failures;
    private Path base;

    private Repository(Path base, Failures failures) {
        this.base = base;
        this.failures = failures;
    }

    /**
     * Tells JFR where to keep it. Without a wish of the user, a new folder that only its owner may read, in the folder
     * for temporary files; where JFR has started already or was told so on the JVM's command line, its own choice.
     */
    static Repository prepare(@Nullable String wanted, Failures failures) throws IOException {
        String used = System.getProperty(LOCATION);
        Path temporary = Path.of(System.getProperty("java.io.tmpdir", ".")).toAbsolutePath();
        Repository repository = new Repository(used == null ? temporary : Path.of(used), failures);
        try {
            if (wanted != null) {
                repository.use(Path.of(wanted).toAbsolutePath());
            } else if (used == null && !FlightRecorder.isInitialized() && !JfrInternals.hasRepository()) {
                repository.usePrivate();
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            failures.add("repository", e);
            if (wanted != null) {
                Console.say("cannot keep the repository in " + wanted + ": " + e);
            }
        }
        return repository;
    }

    private void use(Path folder) throws ReflectiveOperationException, IOException {
        OwnerOnly.createFolders(folder);
        JfrInternals.setRepository(folder);
        base = folder;
    }

    private void usePrivate() throws ReflectiveOperationException, IOException {
        Path folder = Files.createTempDirectory("awaitscope-jfr-");
        JfrInternals.setRepository(folder);
        base = folder;
        // By then JFR has removed its own folder in it, which happens one step earlier.
        folder.toFile().deleteOnExit();
    }

    /** The folder on whose disk it lies. */
    Path folder() {
        String used = System.getProperty(LOCATION);
        return used == null ? base : Path.of(used);
    }

    /** Bytes that JFR keeps there now. */
    long size() {
        File[] files = folder().toFile().listFiles((folder, name) -> name.endsWith(".jfr"));
        long bytes = 0;
        for (int i = 0; files != null && i < files.length; i++) {
            bytes += files[i].length();
        }
        return bytes;
    }

    /** Shuts others out, once JFR has created its folder. */
    void restrict() {
        try {
            OwnerOnly.restrictFolder(folder());
        } catch (IOException | RuntimeException e) {
            failures.add("repository permissions", e);
        }
    }
}
