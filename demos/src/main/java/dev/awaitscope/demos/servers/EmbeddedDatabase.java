package dev.awaitscope.demos.servers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A real PostgreSQL for as long as somebody wants it, from a folder of its own that goes with it.
 *
 * <pre>{@code
 * mvn -f demos/pom.xml -Pdatabase dependency:copy-dependencies@database      once; fetches it into target/db-lib
 * java -cp 'awaitscope-demos.jar:db-lib/*' dev.awaitscope.demos.servers.EmbeddedDatabase
 *
 * database postgresql://postgres:postgres@127.0.0.1:38561/postgres
 * }</pre>
 *
 * <p>
 * It ends when its standard input does. Exit code 1 and one line where it cannot be started.
 */
public final class EmbeddedDatabase {
    private EmbeddedDatabase() {}

    public static void main(String[] args) {
        System.exit(run());
    }

    private static int run() {
        try (EmbeddedPostgres database = EmbeddedPostgres.builder().start()) {
            System.out.println("database postgresql://postgres:postgres@127.0.0.1:" + database.getPort() + "/postgres");
            System.out.flush();
            System.in.transferTo(OutputStream.nullOutputStream());
            return 0;
        } catch (IOException | RuntimeException failure) {
            System.err.println("database: PostgreSQL cannot be started here (" + failure.getMessage() + ")");
            return 1;
        }
    }
}
