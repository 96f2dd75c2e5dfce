package dev.awaitscope.cli.bench;

import dev.awaitscope.cli.Home;
import dev.awaitscope.cli.Java;
import dev.awaitscope.cli.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The database of the work "db": one that the user names, or a PostgreSQL of our own for as long as the bench lasts. */
final class Database implements AutoCloseable {
    private static final String MAIN_CLASS = "dev.awaitscope.demos.servers.EmbeddedDatabase";
    private static final String STARTED = "database ";
    private static final long START_SECONDS = 60;
    private static final long FETCH_MINUTES = 5;

    private final String uri;
    private final @Nullable LoadProcess process;

    private Database(String uri, @Nullable LoadProcess process) {
        this.uri = uri;
        this.process = process;
    }

    /**
     * A database that answers, as far as is known.
     *
     * @param named by the user; null for one of our own, which is fetched at the first time
     * @throws RoundFailed where none can be started here
     */
    static Database open(@Nullable String named, BenchFolder folder)
            throws Problem, RoundFailed, InterruptedException {
        if (named != null) {
            return new Database(named, null);
        }
        Path library = Home.demosJar().resolveSibling("db-lib");
        if (!Files.isDirectory(library)) {
            fetch(folder.log("database-fetch"));
        }
        try {
            return start(library, folder.log("database"));
        } catch (RoundFailed failure) {
            throw none(failure.getMessage());
        }
    }

    private static Database start(Path library, Path log) throws Problem, RoundFailed, InterruptedException {
        LoadProcess process = LoadProcess.start(List.of(Java.executable(), "-cp",
                Home.demosJar() + System.getProperty("path.separator") + library.resolve("*"), MAIN_CLASS),
                "PostgreSQL", log);
        try {
            String line = process.next(START_SECONDS);
            if (!line.startsWith(STARTED)) {
                throw new RoundFailed("it said '" + line + "'");
            }
            return new Database(line.substring(STARTED.length()), process);
        } catch (RoundFailed | InterruptedException failure) {
            process.destroy();
            throw failure;
        }
    }

    private static void fetch(Path log) throws Problem, RoundFailed, InterruptedException {
        Path pom = Home.demosJar().resolve("../../pom.xml").normalize();
        try {
            Process maven = new ProcessBuilder("mvn", "-B", "-ntp", "-q", "-f", pom.toString(), "-Pdatabase",
                    "dependency:copy-dependencies@database").redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            try {
                if (!maven.waitFor(FETCH_MINUTES, TimeUnit.MINUTES)) {
                    throw none("it could not be fetched within " + FETCH_MINUTES + " minutes, see " + log);
                }
                if (maven.exitValue() != 0) {
                    throw none("it could not be fetched, see " + log);
                }
            } finally {
                maven.destroy();
            }
        } catch (IOException failure) {
            throw none("mvn, which fetches it, cannot be started: " + failure.getMessage());
        }
    }

    private static RoundFailed none(String why) {
        return new RoundFailed("no PostgreSQL can be started here (" + why + "); name one of yours with"
                + " --db postgresql://user:password@host:port/database, or leave db out of --work");
    }

    /** {@code postgresql://user:password@host:port/database}. */
    String uri() {
        return uri;
    }

    @Override
    public void close() {
        if (process != null) {
            process.close();
        }
    }
}
