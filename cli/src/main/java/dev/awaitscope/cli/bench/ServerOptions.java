package dev.awaitscope.cli.bench;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server is told.
 *
 * @param workers threads of a pool
 * @param backlog connections that may wait to be accepted
 * @param keepAlive whether connections stay open, where the mode can hold them
 * @param database where its database is; null for work without one
 * @param databaseConnections most at a time
 */
record ServerOptions(Mode mode, Work work, int workers, int backlog, boolean keepAlive, @Nullable String database,
        int databaseConnections) {
    static final int DEFAULT_BACKLOG = 4096;
    static final int DEFAULT_DATABASE_CONNECTIONS = 8;

    /** Without a database, a connection for each request. */
    static ServerOptions of(Mode mode, Work work, int workers) {
        return new ServerOptions(mode, work, workers, DEFAULT_BACKLOG, false, null, DEFAULT_DATABASE_CONNECTIONS);
    }

    /** Whether its connections stay open. */
    boolean keeps() {
        return keepAlive && mode.holdsConnections();
    }

    /** The command line behind the main class. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(List.of("--mode", mode.label(), "--work", work.label(), "--workers",
                Integer.toString(workers), "--backlog", Integer.toString(backlog), "--until-stdin-closes"));
        if (keeps()) {
            arguments.add("--keep-alive");
        }
        if (work == Work.DB && database != null) {
            arguments.addAll(List.of("--db", database, "--db-connections", Integer.toString(databaseConnections)));
        }
        return arguments;
    }
}
