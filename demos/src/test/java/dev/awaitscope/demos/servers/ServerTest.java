package dev.awaitscope.demos.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class ServerTest {
    private static final String ANSWER = "HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ncontent-length: 11\r\nconnection: close\r\n\r\nHello World";

    @ParameterizedTest
    @EnumSource
    void sendsTheSameBytesInEachMode(Mode mode) throws Exception {
        try (RunningServer server = RunningServer.of(mode)) {
            assertThat(server.ask(RunningServer.REQUEST)).isEqualTo(ANSWER);
            assertThat(server.ask("GET /any?x=1 HTTP/1.1\r\nhost: here\r\nconnection: close\r\n\r\n"))
                    .isEqualTo(ANSWER);
        }
    }

    @ParameterizedTest
    @EnumSource
    void sendsTheSameBytesAfterEachWork(Mode mode) throws Exception {
        for (Work work : Work.values()) {
            try (RunningServer server = RunningServer.of(mode, work)) {
                assertThat(server.ask(RunningServer.REQUEST)).isEqualTo(ANSWER);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ASYNC", "LOOPS", "EPOLL", "IO_URING", "VIRTUAL"})
    void keptConnectionAnswersOneRequestAfterTheOther(Mode mode) throws Exception {
        String answer = ANSWER.replace("connection: close\r\n", "");
        try (RunningServer server = RunningServer.keepingAlive(mode); Socket socket = server.connect()) {
            for (int i = 0; i < 3; i++) {
                server.send(socket, RunningServer.REQUEST);
                assertThat(socket.getInputStream().readNBytes(answer.length())).asString().isEqualTo(answer);
            }
            server.send(socket, RunningServer.REQUEST + RunningServer.REQUEST);
            assertThat(socket.getInputStream().readNBytes(2 * answer.length())).asString().isEqualTo(answer + answer);
        }
    }

    @ParameterizedTest
    @EnumSource
    void waitsForTheWholeHead(Mode mode) throws Exception {
        try (RunningServer server = RunningServer.of(mode); Socket socket = server.connect()) {
            for (String piece : new String[] {"GET / HT", "TP/1.1\r\nhost: here\r", "\n\r", "\n"}) {
                assertThat(socket.getInputStream().available()).isZero();
                server.send(socket, piece);
            }
            assertThat(server.receive(socket)).isEqualTo(ANSWER);
        }
    }

    @ParameterizedTest
    @EnumSource
    void survivesClientsThatLeaveEarly(Mode mode) throws Exception {
        try (RunningServer server = RunningServer.of(mode)) {
            for (int i = 0; i < 20; i++) {
                try (Socket rude = server.connect()) {
                    server.send(rude, i % 2 == 0 ? "GET / HT" : RunningServer.REQUEST);
                    rude.setSoLinger(true, 0);
                }
            }
            assertThat(server.ask(RunningServer.REQUEST)).isEqualTo(ANSWER);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"BLOCKING", "POOL", "VIRTUAL"})
    void givesUpOnAHeadWithoutEnd(Mode mode) throws Exception {
        try (RunningServer server = RunningServer.of(mode); Socket socket = server.connect()) {
            server.send(socket, "x".repeat(4096));
            assertThat(server.receive(socket)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void listensNoMoreOnceClosed(Mode mode) throws Exception {
        RunningServer server = RunningServer.of(mode);
        server.close();
        server.close();
        assertThatThrownBy(server::connect).isInstanceOf(ConnectException.class);
    }

    @Test
    void blockingRunsEachConnectionOnTheServingThread() throws Exception {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        try (RunningServer server = RunningServer.of(Mode.BLOCKING, recording(threads))) {
            askTimes(server, 5);
            assertThat(threads).containsExactly(server.thread);
        }
    }

    @Test
    void virtualRunsEachConnectionOnAVirtualThreadOfItsOwn() throws Exception {
        Set<Thread> threads = ConcurrentHashMap.newKeySet();
        try (RunningServer server = RunningServer.of(Mode.VIRTUAL, recording(threads))) {
            askTimes(server, 5);
            assertThat(threads).hasSize(5).allMatch(Thread::isVirtual);
        }
    }

    @Test
    void virtualRunsAllConnectionsAtOnce() throws Exception {
        CountDownLatch allThere = new CountDownLatch(50);
        ConnectionHandler meeting = connection -> {
            try (connection) {
                allThere.countDown();
                if (allThere.await(30, TimeUnit.SECONDS)) {
                    connection.getOutputStream().write('y');
                }
            }
        };
        try (RunningServer server = RunningServer.of(Mode.VIRTUAL, meeting)) {
            List<Socket> clients = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                clients.add(server.connect());
            }
            for (Socket client : clients) {
                assertThat(client.getInputStream().read()).isEqualTo('y');
                client.close();
            }
        }
    }

    @Test
    void poolRunsAtMostItsWorkersAtOnce() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger mostRunning = new AtomicInteger();
        CountDownLatch allWorkersBusy = new CountDownLatch(8);
        Semaphore mayGo = new Semaphore(0);
        Set<String> names = ConcurrentHashMap.newKeySet();
        ConnectionHandler holding = connection -> {
            try (connection) {
                mostRunning.accumulateAndGet(running.incrementAndGet(), Math::max);
                names.add(Thread.currentThread().getName());
                allWorkersBusy.countDown();
                mayGo.acquire();
                running.decrementAndGet();
            }
        };
        try (RunningServer server = RunningServer.of(Mode.POOL, holding)) {
            List<Socket> clients = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                clients.add(server.connect());
            }
            assertThat(allWorkersBusy.await(30, TimeUnit.SECONDS)).isTrue();
            mayGo.release(20);
            for (Socket client : clients) {
                assertThat(client.getInputStream().read()).isEqualTo(-1);
                client.close();
            }
        }
        assertThat(mostRunning).hasValue(8);
        assertThat(names).containsExactlyInAnyOrder("worker-1", "worker-2", "worker-3", "worker-4", "worker-5",
                "worker-6", "worker-7", "worker-8");
    }

    private static ConnectionHandler recording(Set<Thread> threads) {
        ConnectionHandler answering = ConnectionHandler.answering(new Service(Work.HELLO, null), new Answer(false));
        return connection -> {
            threads.add(Thread.currentThread());
            answering.handle(connection);
        };
    }

    private static void askTimes(RunningServer server, int times) throws Exception {
        for (int i = 0; i < times; i++) {
            assertThat(server.ask(RunningServer.REQUEST)).isEqualTo(ANSWER);
        }
    }
}
