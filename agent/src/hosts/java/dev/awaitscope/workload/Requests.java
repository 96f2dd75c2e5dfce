package dev.awaitscope.workload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** What servers are asked, and what they are to answer. */
final class Requests {
    /** How many clients ask at the same time. */
    static final int CLIENTS = 4;
    /** How often each of them asks. */
    static final int ROUNDS = 50;
    /** How long a server waits before it answers. */
    static final int WAIT_MILLIS = 5;

    private Requests() {}

    /** What a server does with the number it is given. */
    static String answer(String number) {
        try {
            if (new CountDownLatch(1).await(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("nobody counts it down");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return "square " + Long.parseLong(number) * Long.parseLong(number) + "\n";
    }

    /** Prints what the server on this port of the loopback interface answers, in the order of the questions. */
    static void ask(int port) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<Callable<String>> asked = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int first = i * ROUNDS;
            asked.add(() -> {
                StringBuilder answers = new StringBuilder();
                for (int number = first; number < first + ROUNDS; number++) {
                    answers.append(get(port, number));
                }
                return answers.toString();
            });
        }
        for (Future<String> answers : clients.invokeAll(asked)) {
            System.out.print(answers.get());
        }
        clients.shutdown();
        System.out.println("terminated " + clients.awaitTermination(1, TimeUnit.MINUTES));
    }

    private static String get(int port, int number) throws IOException {
        String host = InetAddress.getLoopbackAddress().getHostAddress();
        HttpURLConnection connection = (HttpURLConnection) URI.create("http://" + host + ":" + port + "/" + number)
                .toURL()
                .openConnection();
        try (InputStream in = connection.getInputStream()) {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            in.transferTo(answer);
            return connection.getResponseCode() + " " + answer.toString(StandardCharsets.UTF_8);
        }
    }
}
