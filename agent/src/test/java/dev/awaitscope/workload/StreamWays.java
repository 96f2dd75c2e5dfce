package dev.awaitscope.workload;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Pipes and other processes. */
final class StreamWays {
    /** Names of the threads on which the JDK completes the future of a process's exit. */
    private static final String ASYNCHRONOUS = "ForkJoinPool\\.commonPool-worker-\\d+|Thread-\\d+";

    private StreamWays() {}

    static List<Way> all() {
        return List.of(Way.byInputOutput("PipedInputStream.read", () -> {
            PipedOutputStream out = new PipedOutputStream();
            PipedInputStream in = new PipedInputStream(out);
            return Script.of("io", in.getClass(), wait -> in.read(), wait -> write(out)).closing(in, out);
        }), Way.byInputOutput("PipedInputStream.read(bytes)", () -> {
            PipedOutputStream out = new PipedOutputStream();
            PipedInputStream in = new PipedInputStream(out);
            return Script.of("io", in.getClass(), wait -> in.read(new byte[1]), wait -> write(out))
                    .closing(in, out);
        }), Way.byInputOutput("PipedOutputStream.write", () -> {
            PipedInputStream in = new PipedInputStream(1);
            PipedOutputStream out = new PipedOutputStream(in);
            out.write(1);
            // It tells the writers that there is room where it finds nothing to read.
            return Script.of("io", in.getClass(), wait -> out.write(2), wait -> in.readNBytes(2))
                    .closing(in, out);
        }), Way.byInputOutput("Pipe.source().read", () -> {
            Pipe pipe = Pipe.open();
            return Script.of("io", Pipe.SourceChannel.class, wait -> pipe.source().read(ByteBuffer.allocate(1)),
                    wait -> pipe.sink().write(ByteBuffer.allocate(1)))
                    .inNative()
                    .closing(pipe.source(), pipe.sink());
        }), Way.byInputOutput("Pipe.sink().write", () -> {
            Pipe pipe = Pipe.open();
            pipe.sink().configureBlocking(false);
            int size = fill(pipe.sink());
            pipe.sink().configureBlocking(true);
            return Script.of("io", Pipe.SinkChannel.class, wait -> pipe.sink().write(ByteBuffer.allocate(1)),
                    wait -> pipe.source().read(ByteBuffer.allocate(size)))
                    .inNative()
                    .closing(pipe.source(), pipe.sink());
        }), Way.byInputOutput("output of a process, read", () -> {
            Process echo = new ProcessBuilder("cat").start();
            return Script.of("io", Process.class, wait -> echo.getInputStream().read(),
                    wait -> write(echo.getOutputStream())).inNative().closing(echo::destroy);
        }), byProcess("Process.waitFor", (process, wait) -> process.waitFor()),
                byProcess("Process.waitFor(time)", (process, wait) -> process.waitFor(1, TimeUnit.MINUTES)),
                Way.byTimer("Process.waitFor(time), in vain", () -> {
                    Process process = sleeper();
                    return Script.alone("process", Process.class,
                            wait -> process.waitFor(wait.lengthNanos, TimeUnit.NANOSECONDS))
                            .closing(process::destroy);
                }), Way.byThread("Process.onExit().get", () -> {
                    Process process = sleeper();
                    return Script.of("future", CompletableFuture.class, wait -> process.onExit().get(),
                            wait -> process.destroy()).wokenBy(ASYNCHRONOUS);
                }));
    }

    private interface OnProcess {
        void await(Process process, Wait wait) throws Exception;
    }

    private static Way byProcess(String name, OnProcess await) {
        return new Way(name, 17, "process", () -> {
            Process process = sleeper();
            return Script.of("process", Process.class, wait -> await.await(process, wait), wait -> process.destroy());
        });
    }

    private static Process sleeper() throws IOException {
        return new ProcessBuilder("sleep", "60").start();
    }

    static void write(OutputStream out) throws IOException {
        out.write(7);
        out.flush();
    }

    /** Writes until there has been no room for a while; returns how much that was. */
    static int fill(WritableByteChannel channel) throws IOException {
        int size = 0;
        for (int misses = 0; misses < 5;) {
            int written = channel.write(ByteBuffer.allocate(4096));
            size += written;
            if (written == 0) {
                misses++;
                LockSupport.parkNanos(2_000_000);
            } else {
                misses = 0;
            }
        }
        return size;
    }
}
