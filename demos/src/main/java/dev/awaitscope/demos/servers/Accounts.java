package dev.awaitscope.demos.servers;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.awaitscope.demos.DemoException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.net.URI;
import java.net.URISyntaxException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * A table of accounts in PostgreSQL, and a little to do with it: a read transaction and a write transaction, over
 * connections from a pool. Blocking callers go through JDBC and HikariCP, event loops through the Vert.x client; each
 * pool is made at its first use. May be used by any number of threads.
 */
final class Accounts implements AutoCloseable {
    private static final int COUNT = 1_000;
    private static final String READ = "select balance from awaitscope_account where id = ";
    private static final String TAKE = "update awaitscope_account set balance = balance - 1 where id = ";
    private static final String GIVE = "update awaitscope_account set balance = balance + 1 where id = ";

    private final String jdbcUrl;
    private final PgConnectOptions options;
    private final int connections;
    private @Nullable HikariDataSource blocking;
    private @Nullable Pool async;

    private Accounts(String jdbcUrl, PgConnectOptions options, int connections) {
        this.jdbcUrl = jdbcUrl;
        this.options = options;
        this.connections = connections;
    }

    /**
     * Connects once and makes the table if it is not there; a pool for blocking callers is filled.
     *
     * @param uri {@code postgresql://user:password@host:port/database}
     * @param connections most at a time
     */
    static Accounts open(String uri, int connections, boolean async) throws DemoException {
        String jdbcUrl = jdbcUrl(uri);
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement()) {
            // Two servers may start at the same time, and creating what is not there is no atomic act
            statement.execute("select pg_advisory_lock(20260520)");
            statement.execute(
                    "create table if not exists awaitscope_account (id int primary key, balance bigint not null)");
            statement.execute("insert into awaitscope_account select id, 1000 from generate_series(1, " + COUNT
                    + ") id on conflict do nothing");
        } catch (SQLException e) {
            throw DemoException.failed("--db " + withoutPassword(uri) + ": no database answers there ("
                    + String.valueOf(e.getMessage())
                            .lines()
                            .findFirst()
                            .orElse("")
                    + "); start PostgreSQL or name another one");
        }
        Accounts accounts = new Accounts(jdbcUrl, PgConnectOptions.fromUri(uri), connections);
        if (!async) {
            accounts.blocking = accounts.dataSource();
        }
        return accounts;
    }

    static String jdbcUrl(String uri) throws DemoException {
        try {
            URI parsed = new URI(uri);
            String user = parsed.getUserInfo();
            if ("postgresql".equals(parsed.getScheme()) && parsed.getHost() != null && user != null
                    && parsed.getPath().length() > 1) {
                int colon = user.indexOf(':');
                String name = colon < 0 ? user : user.substring(0, colon);
                return "jdbc:postgresql://" + parsed.getHost() + (parsed.getPort() < 0 ? "" : ":" + parsed.getPort())
                        + parsed.getPath() + "?user=" + name
                        + (colon < 0 ? "" : "&password=" + user.substring(colon + 1));
            }
        } catch (URISyntaxException _) {
            // The same complaint serves both
        }
        throw DemoException
                .misused("--db " + withoutPassword(uri) + ": needs postgresql://user:password@host:port/database");
    }

    private static String withoutPassword(String uri) {
        return uri.replaceFirst(":[^:@/]*@", "@");
    }

    private HikariDataSource dataSource() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.setMaximumPoolSize(connections);
        config.setAutoCommit(false);
        return new HikariDataSource(config);
    }

    /** Both transactions, on the calling thread. */
    void transact() throws SQLException {
        HikariDataSource source = blocking;
        if (source == null) {
            throw new IllegalStateException("opened for event loops");
        }
        int from = random();
        int to = from % COUNT + 1;
        try (Connection connection = source.getConnection()) {
            try (PreparedStatement read = connection.prepareStatement(READ + "?")) {
                read.setInt(1, from);
                try (ResultSet rows = read.executeQuery()) {
                    rows.next();
                }
            }
            connection.commit();
            // In the order of their numbers, or two requests might wait for each other
            update(connection, from < to ? TAKE : GIVE, Math.min(from, to));
            update(connection, from < to ? GIVE : TAKE, Math.max(from, to));
            connection.commit();
        }
    }

    private static void update(Connection connection, String statement, int id) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(statement + "?")) {
            update.setInt(1, id);
            update.executeUpdate();
        }
    }

    /** Both transactions, waiting for nothing. */
    Future<?> transact(Vertx vertx) {
        int from = random();
        int to = from % COUNT + 1;
        return pool(vertx).withConnection(connection -> connection.begin()
                .compose(transaction -> connection.preparedQuery(READ + "$1")
                        .execute(Tuple.of(from))
                        .compose(_ -> transaction.commit()))
                .compose(_ -> connection.begin())
                .compose(transaction -> update(connection, from < to ? TAKE : GIVE, Math.min(from, to))
                        .compose(_ -> update(connection, from < to ? GIVE : TAKE, Math.max(from, to)))
                        .compose(_ -> transaction.commit())));
    }

    private static Future<?> update(SqlConnection connection, String statement, int id) {
        return connection.preparedQuery(statement + "$1").execute(Tuple.of(id));
    }

    private synchronized Pool pool(Vertx vertx) {
        Pool pool = async;
        if (pool == null) {
            pool = PgBuilder.pool()
                    .with(new PoolOptions().setMaxSize(connections))
                    .connectingTo(new PgConnectOptions(options).setCachePreparedStatements(true))
                    .using(vertx)
                    .build();
            async = pool;
        }
        return pool;
    }

    private static int random() {
        return ThreadLocalRandom.current().nextInt(COUNT) + 1;
    }

    @Override
    public synchronized void close() {
        if (blocking != null) {
            blocking.close();
        }
        if (async != null) {
            Future<Void> _ = async.close();
        }
    }
}
