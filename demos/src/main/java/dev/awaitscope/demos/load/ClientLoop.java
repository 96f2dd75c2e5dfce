package dev.awaitscope.demos.load;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * All the clients of one thread: a selector, and the exchanges in flight. A few thousand connections on one thread cost
 * the machine less than as many threads would, and what the client leaves unused the server can have.
 */
final class ClientLoop implements Callable<Tally> {
    /** How often the clock is looked at for exchanges that take too long. */
    private static final long EXPIRY_NANOS = 20_000_000;

    private final Target target;
    private final Arrivals arrivals;
    private final Window window;
    private final long baseNanos;
    private final Tally tally = new Tally();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(16_384);
    private final Selector selector;
    /** Connections that were kept and have nothing to do; the one that has rested longest goes first. */
    private final Queue<Exchange> resting = new ArrayDeque<>();
    private int inFlight;
    private long nextExpiryNanos;
    private long idleNanos;

    ClientLoop(Target target, Arrivals arrivals, Window window, long baseNanos) throws IOException {
        this.target = target;
        this.arrivals = arrivals;
        this.window = window;
        this.baseNanos = baseNanos;
        this.selector = Selector.open();
    }

    /** Runs until every request has ended; the last is over when it is answered or when its time is. */
    @Override
    public Tally call() throws IOException {
        long startNanos = nowNanos();
        try (selector; Pacer _ = Pacer.start(arrivals, selector, baseNanos)) {
            startDue();
            while (inFlight > 0 || !arrivals.exhausted(nowNanos())) {
                select();
                expire();
                startDue();
            }
            resting.forEach(Exchange::close);
        }
        long lifeNanos = nowNanos() - startNanos;
        tally.worked(lifeNanos - idleNanos, lifeNanos);
        return tally;
    }

    private long nowNanos() {
        return System.nanoTime() - baseNanos;
    }

    private void startDue() {
        long nowNanos = nowNanos();
        for (long next = arrivals.nextNanos(nowNanos); next <= nowNanos; next = arrivals.nextNanos(nowNanos)) {
            start(next, nowNanos);
            nowNanos = nowNanos();
        }
    }

    private void start(long intendedNanos, long nowNanos) {
        arrivals.started();
        inFlight++;
        if (window.contains(intendedNanos)) {
            tally.started(nowNanos - intendedNanos);
        }
        if (nowNanos - intendedNanos >= target.timeoutNanos()) {
            ended(intendedNanos, Failure.TIMEOUT);
            return;
        }
        Exchange rested = resting.poll();
        if (rested != null) {
            again(rested, intendedNanos);
        } else {
            open(intendedNanos);
        }
    }

    private void again(Exchange exchange, long intendedNanos) {
        try {
            exchange.again(target.request(), intendedNanos, selector);
        } catch (IOException e) {
            end(exchange, cause(e));
        }
    }

    private void open(long intendedNanos) {
        Exchange exchange;
        try {
            exchange = Exchange.open(target.request(), intendedNanos);
        } catch (IOException _) {
            ended(intendedNanos, Failure.LOCAL);
            return;
        }
        try {
            tally.opened();
            exchange.connect(target.address(), selector);
        } catch (IOException e) {
            end(exchange, cause(e));
        }
    }

    private void select() throws IOException {
        long beforeNanos = nowNanos();
        long waitNanos = Math.min(arrivals.nextNanos(beforeNanos) - beforeNanos, EXPIRY_NANOS);
        if (waitNanos <= 0) {
            selector.selectNow();
        } else {
            selector.select(Math.max(1, waitNanos / 1_000_000));
            idleNanos += nowNanos() - beforeNanos;
        }
        for (SelectionKey key : selector.selectedKeys()) {
            advance(key);
        }
        selector.selectedKeys().clear();
    }

    private void advance(SelectionKey key) {
        Exchange exchange = (Exchange) key.attachment();
        if (exchange.isIdle()) {
            // Whatever it is, nobody has asked for it; most likely the server has closed
            resting.remove(exchange);
            exchange.close();
            return;
        }
        try {
            if (exchange.advance(key, buffer)) {
                answered(exchange, target.check(exchange.response()));
            }
        } catch (IOException e) {
            end(exchange, cause(e));
        }
    }

    /** Looks at all of them: cheaper, at fifty times a second, than keeping them in order. */
    private void expire() {
        long nowNanos = nowNanos();
        if (nowNanos < nextExpiryNanos) {
            return;
        }
        nextExpiryNanos = nowNanos + EXPIRY_NANOS;
        for (SelectionKey key : selector.keys()) {
            Exchange exchange = (Exchange) key.attachment();
            if (key.isValid() && !exchange.isIdle() && nowNanos - exchange.intendedNanos() >= target.timeoutNanos()) {
                end(exchange, Failure.TIMEOUT);
            }
        }
    }

    private void answered(Exchange exchange, @Nullable Failure failure) {
        if (failure == null && target.keepAlive()) {
            exchange.rest();
            resting.add(exchange);
            ended(exchange.intendedNanos(), null);
        } else {
            end(exchange, failure);
        }
    }

    private void end(Exchange exchange, @Nullable Failure failure) {
        exchange.close();
        ended(exchange.intendedNanos(), failure);
    }

    private void ended(long intendedNanos, @Nullable Failure failure) {
        long nowNanos = nowNanos();
        inFlight--;
        arrivals.ended(nowNanos, failure != null);
        if (failure == null && window.contains(nowNanos)) {
            tally.answeredInWindow();
        }
        if (window.contains(intendedNanos)) {
            tally.ended(nowNanos);
            if (failure == null) {
                tally.answered(nowNanos - intendedNanos);
            } else {
                tally.failed(failure);
            }
        }
    }

    private static Failure cause(IOException e) {
        return switch (e) {
            case BindException _ -> Failure.LOCAL; // no port left to connect from
            case ConnectException _ -> Failure.CONNECT;
            case NoRouteToHostException _ -> Failure.CONNECT;
            default -> Failure.RESET;
        };
    }
}
