package dev.awaitscope.demos.servers;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A server's work, with whatever it needs for it. May be used by any number of threads. */
final class Service implements AutoCloseable {
    private final Work work;
    private final @Nullable Accounts accounts;
    private final AtomicLong requests = new AtomicLong();

    /** {@code accounts} are needed for {@link Work#DB}, and closed with this. */
    Service(Work work, @Nullable Accounts accounts) {
        this.work = work;
        this.accounts = accounts;
    }

    /** Does it on the calling thread. */
    void perform() throws InterruptedException, SQLException {
        switch (next()) {
            case HELLO, MIXED -> {
            }
            case SLEEP -> Thread.sleep(Work.SLEEP_MILLIS);
            case CPU -> Work.compute();
            case DB -> {
                if (accounts != null) {
                    accounts.transact();
                }
            }
        }
    }

    /**
     * Does it without ever keeping the event loop waiting. Computing does keep it busy: a loop has one thread. Called on
     * the loop.
     */
    Future<?> perform(Vertx vertx) {
        return switch (next()) {
            case HELLO, MIXED -> Future.succeededFuture();
            case SLEEP -> vertx.timer(Work.SLEEP_MILLIS);
            case CPU -> {
                Work.compute();
                yield Future.succeededFuture();
            }
            case DB -> accounts == null ? Future.succeededFuture() : accounts.transact(vertx);
        };
    }

    private Work next() {
        return work == Work.MIXED ? Work.mixed(requests.getAndIncrement()) : work;
    }

    @Override
    public void close() {
        if (accounts != null) {
            accounts.close();
        }
    }
}
